using Npgsql;
using Rca.Connectors.Postgres.Evidence;
using Xunit;

namespace Rca.IntegrationTests.Postgres;

/// <summary>Who waits for whom by the server's own word, read by the test itself, and what follows from it.</summary>
static class LockTruth
{
    const int KeptBlockers = 8;

    public static async Task<Dictionary<int, int[]>> BlockedAsync(this Lab lab)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var admin = new NpgsqlConnection(lab.Address());
        await admin.OpenAsync(ct);
        await using var command = new NpgsqlCommand("SELECT DISTINCT pid, pg_blocking_pids(pid) FROM pg_locks WHERE NOT granted AND pid IS NOT NULL", admin);
        await using var rows = await command.ExecuteReaderAsync(ct);
        var blocked = new Dictionary<int, int[]>();
        while (await rows.ReadAsync(ct)) blocked.Add(rows.GetInt32(0), rows.GetFieldValue<int[]>(1));
        return blocked;
    }

    /// <summary>Every waiter once, each with exactly its blockers and its depth, every root, and no two trees that hang together.</summary>
    public static void AssertTold(IReadOnlyDictionary<int, int[]> truth, IReadOnlyList<LockTree> trees)
    {
        var waiters = trees.SelectMany(tree => tree.Waiters).ToList();
        Assert.Equal(truth.Keys.Order(), waiters.Select(waiter => waiter.Pid).Order());
        var depths = Depths(truth);
        foreach (var waiter in waiters)
        {
            Assert.Equal(truth[waiter.Pid].Length, waiter.BlockedByCount);
            Assert.Equal(Math.Min(KeptBlockers, waiter.BlockedByCount), waiter.BlockedBy.Count);
            if (waiter.BlockedByCount <= KeptBlockers) Assert.Equal(truth[waiter.Pid].Order(), waiter.BlockedBy.Order());
            else Assert.Subset(truth[waiter.Pid].ToHashSet(), waiter.BlockedBy.ToHashSet());
            Assert.Equal(depths.TryGetValue(waiter.Pid, out var depth) ? depth : null, waiter.Depth);
        }
        foreach (var tree in trees)
        {
            var inTree = tree.Waiters.Select(waiter => waiter.Pid).ToHashSet();
            var blockers = inTree.SelectMany(pid => truth[pid]).ToHashSet();
            Assert.Equal(blockers.Where(pid => !truth.ContainsKey(pid)).Order(), tree.Roots.Select(root => root.Pid).Order());
            Assert.Subset(inTree, blockers.Where(truth.ContainsKey).ToHashSet());
            Assert.Equal(inTree.Any(pid => !depths.ContainsKey(pid)), tree.Cyclic);
            Assert.Equal(1 + inTree.Max(pid => depths.GetValueOrDefault(pid)), tree.ChainLength);
        }
        // A session at the root of two trees would make them one; a prepared transaction has no id to be told by.
        Assert.Distinct(trees.SelectMany(tree => tree.Roots).Select(root => root.Pid).Where(pid => pid != 0));
    }

    // One more than the nearest of its blockers, until nothing gets nearer; who never gets a number waits on a circle.
    static Dictionary<int, int> Depths(IReadOnlyDictionary<int, int[]> truth)
    {
        var depths = new Dictionary<int, int>();
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var (pid, blockers) in truth)
            {
                var nearest = blockers.Min(blocker => !truth.ContainsKey(blocker) ? 0 : depths.TryGetValue(blocker, out var known) ? known : int.MaxValue);
                if (nearest == int.MaxValue || (depths.TryGetValue(pid, out var before) && before <= nearest + 1)) continue;
                depths[pid] = nearest + 1;
                changed = true;
            }
        }
        return depths;
    }
}
