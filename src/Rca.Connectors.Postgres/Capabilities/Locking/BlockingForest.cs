namespace Rca.Connectors.Postgres.Capabilities.Locking;

/// <summary>
/// Makes trees of who waits for whom. Depth is the shortest way to a root: the longest is only the order of the queue,
/// and with many waiters on one row almost every one of them waits for every earlier one.
/// </summary>
static class BlockingForest
{
    /// <summary>The process id that stands for a prepared transaction. Two of them share it, so it joins no trees.</summary>
    public const int Prepared = 0;

    public static IReadOnlyList<BlockingTree> Of(IReadOnlyList<WaitingSession> waiting)
    {
        var sessions = waiting.DistinctBy(w => w.Pid).ToDictionary(w => w.Pid);
        var depths = Depths(sessions);
        var trees = Components(sessions).Select(component => Tree(component, sessions, depths));
        return [.. trees.OrderBy(tree => tree.Roots.Count == 0 ? int.MaxValue : tree.Roots[0])];
    }

    static BlockingTree Tree(List<int> component, Dictionary<int, WaitingSession> sessions, Dictionary<int, int> depths) =>
        new(
            [.. component.SelectMany(pid => sessions[pid].BlockedBy).Where(pid => !sessions.ContainsKey(pid)).Distinct().Order()],
            [.. component.Select(pid => (sessions[pid], depths.TryGetValue(pid, out var depth) ? depth : (int?)null))
                .OrderBy(waiter => waiter.Item2 ?? int.MaxValue).ThenBy(waiter => waiter.Item1.Pid)]);

    // Breadth first from all roots at once; each pid is visited once, so a circle ends.
    static Dictionary<int, int> Depths(Dictionary<int, WaitingSession> sessions)
    {
        var edges = sessions.Values.SelectMany(w => w.BlockedBy.Distinct().Select(blocker => (blocker, w.Pid)));
        var waitersOf = edges.ToLookup(edge => edge.blocker, edge => edge.Pid);
        var depths = new Dictionary<int, int>();
        var level = waitersOf.Select(waiters => waiters.Key).Where(pid => !sessions.ContainsKey(pid)).ToList();
        for (var depth = 1; level.Count > 0; depth++)
            level = [.. level.SelectMany(pid => waitersOf[pid]).Distinct().Where(pid => depths.TryAdd(pid, depth))];
        return depths;
    }

    static List<List<int>> Components(Dictionary<int, WaitingSession> sessions)
    {
        var parent = new Dictionary<int, int>();
        foreach (var session in sessions.Values)
        {
            parent.TryAdd(session.Pid, session.Pid);
            foreach (var blocker in session.BlockedBy.Where(pid => pid != Prepared))
            {
                parent.TryAdd(blocker, blocker);
                parent[Find(blocker)] = Find(session.Pid);
            }
        }
        return [.. sessions.Keys.GroupBy(Find).Select(group => group.Order().ToList())];

        int Find(int pid)
        {
            while (parent[pid] != pid) pid = parent[pid] = parent[parent[pid]];
            return pid;
        }
    }
}
