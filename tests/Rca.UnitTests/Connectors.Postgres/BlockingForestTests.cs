using CsCheck;
using Rca.Connectors.Postgres.Capabilities.Locking;
using Xunit;

namespace Rca.UnitTests.Connectors.Postgres;

public sealed class BlockingForestTests
{
    // Few pids, so that chains, circles, prepared transactions (0) and several blockers all come up.
    static readonly Gen<List<WaitingSession>> Waiting =
        Gen.Select(Gen.Int[1, 12], Gen.Int[0, 14].Array[1, 5], (pid, blockers) => new WaitingSession(pid, blockers)).List[0, 12]
            .Select(list => list.DistinctBy(session => session.Pid).ToList());

    [Fact]
    public void Chain_has_the_distance_to_the_root_as_depth()
    {
        var tree = Assert.Single(BlockingForest.Of([new(30, [20]), new(20, [10])]));
        Assert.Equal([10], tree.Roots);
        Assert.Equal([(20, 1), (30, 2)], tree.Waiters.Select(w => (w.Session.Pid, w.Depth ?? -1)));
    }

    [Fact]
    public void Queue_on_one_row_has_depth_one_for_all_that_the_root_blocks()
    {
        var tree = Assert.Single(BlockingForest.Of([new(2, [1]), new(3, [1, 2]), new(4, [1, 2, 3])]));
        Assert.All(tree.Waiters, waiter => Assert.Equal(1, waiter.Depth));
    }

    [Fact]
    public void Prepared_transactions_do_not_join_trees()
    {
        var trees = BlockingForest.Of([new(2, [0]), new(3, [0])]);
        Assert.Equal(2, trees.Count);
        Assert.All(trees, tree => Assert.Equal([BlockingForest.Prepared], tree.Roots));
    }

    [Fact]
    public void Circle_has_no_root_and_no_depth()
    {
        var tree = Assert.Single(BlockingForest.Of([new(1, [2]), new(2, [1])]));
        Assert.Empty(tree.Roots);
        Assert.All(tree.Waiters, waiter => Assert.Null(waiter.Depth));
    }

    [Fact]
    public void Depth_is_that_of_a_naive_search_on_every_graph() => Waiting.Sample(waiting =>
    {
        var found = BlockingForest.Of(waiting).SelectMany(tree => tree.Waiters).ToDictionary(w => w.Session.Pid, w => w.Depth);
        Assert.Equal(waiting.Select(session => session.Pid).Order(), found.Keys.Order());
        foreach (var session in waiting) Assert.Equal(NaiveDepth(waiting, session.Pid), found[session.Pid]);
    });

    [Fact]
    public void Roots_are_who_blocks_and_does_not_wait_on_every_graph() => Waiting.Sample(waiting =>
    {
        foreach (var tree in BlockingForest.Of(waiting))
        {
            var blockers = tree.Waiters.SelectMany(w => w.Session.BlockedBy).ToHashSet();
            blockers.ExceptWith(waiting.Select(session => session.Pid));
            Assert.Equal(blockers.Order(), tree.Roots);
        }
    });

    [Fact]
    public void Trees_hang_together_and_not_with_each_other_on_every_graph() => Waiting.Sample(waiting =>
    {
        var treeOf = BlockingForest.Of(waiting).SelectMany((tree, i) => tree.Waiters.Select(w => (w.Session.Pid, Tree: i))).ToDictionary(w => w.Pid, w => w.Tree);
        foreach (var one in waiting)
            foreach (var other in waiting)
                Assert.Equal(NaivelyConnected(waiting, one.Pid).Contains(other.Pid), treeOf[one.Pid] == treeOf[other.Pid]);
    });

    [Fact]
    public void Order_of_the_rows_changes_nothing() => Waiting.Sample(waiting =>
        Assert.Equal(Shape(BlockingForest.Of(waiting)), Shape(BlockingForest.Of([.. waiting.AsEnumerable().Reverse()]))));

    // One step at a time: a set of pids known to be this far from a root, grown until it has the one.
    static int? NaiveDepth(List<WaitingSession> waiting, int pid)
    {
        var waits = waiting.Select(session => session.Pid).ToHashSet();
        var reached = waiting.SelectMany(session => session.BlockedBy).Where(blocker => !waits.Contains(blocker)).ToHashSet();
        for (var depth = 1; depth <= waiting.Count; depth++)
        {
            var next = waiting.Where(session => session.BlockedBy.Any(reached.Contains)).Select(session => session.Pid).ToHashSet();
            if (next.Contains(pid)) return depth;
            reached.UnionWith(next);
        }
        return null;
    }

    static HashSet<int> NaivelyConnected(List<WaitingSession> waiting, int pid)
    {
        var known = new HashSet<int> { pid };
        for (var i = 0; i <= 2 * waiting.Count; i++)
        {
            foreach (var session in waiting)
            {
                var edge = session.BlockedBy.Where(blocker => blocker != BlockingForest.Prepared).Append(session.Pid).ToList();
                if (edge.Any(known.Contains)) known.UnionWith(edge);
            }
        }
        return known;
    }

    static string Shape(IReadOnlyList<BlockingTree> trees) => string.Join('\n', trees
        .Select(tree => $"{string.Join(',', tree.Roots)}: {string.Join(' ', tree.Waiters.Select(w => $"{w.Session.Pid}/{w.Depth}"))}")
        .Order(StringComparer.Ordinal));
}
