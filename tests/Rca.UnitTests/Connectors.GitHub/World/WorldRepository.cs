using System.Globalization;

namespace Rca.UnitTests.Connectors.GitHub.World;

/// <summary>A repository as git has it: commits, and branches that point at them.</summary>
sealed class WorldRepository(long id, string name)
{
    readonly Dictionary<string, WorldCommit> _commits = new(StringComparer.Ordinal);
    int _made;

    public long Id => id;

    public string Name { get; set; } = name;

    public bool IsVisible { get; set; } = true;

    public Dictionary<string, string> Branches { get; } = new(StringComparer.Ordinal);

    public string? Head => Branches.GetValueOrDefault("main");

    public WorldCommit? Find(string sha) => _commits.GetValueOrDefault(sha);

    /// <summary>A commit on main, on its head unless its parents are named.</summary>
    public string Commit(DateTimeOffset at, IReadOnlyList<string>? parents = null, string? title = null)
    {
        var sha = string.Create(CultureInfo.InvariantCulture, $"{id:x8}{++_made:x32}");
        _commits[sha] = new WorldCommit(sha, parents ?? (Head is { } head ? [head] : []), at, title ?? $"EXAMPLE-title {_made}");
        return Branches["main"] = sha;
    }

    /// <summary>What nobody can name any more, as after a garbage collection.</summary>
    public void Forget(string sha) => _commits.Remove(sha);

    /// <summary>What can be reached from a commit, newest first as git lists it: a commit before its parents, otherwise by the committer's time.</summary>
    public IReadOnlyList<WorldCommit> From(string sha)
    {
        var reached = new Dictionary<string, WorldCommit>(StringComparer.Ordinal);
        var left = new Stack<string>([sha]);
        while (left.TryPop(out var next))
            if (reached.TryAdd(next, _commits[next]))
                foreach (var parent in _commits[next].Parents) left.Push(parent);
        var children = reached.Values.SelectMany(c => c.Parents).GroupBy(p => p, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        var ready = new PriorityQueue<WorldCommit, (long, string)>([(reached[sha], (0L, sha))]);
        var list = new List<WorldCommit>();
        while (ready.TryDequeue(out var commit, out _))
        {
            list.Add(commit);
            foreach (var parent in commit.Parents)
                if (--children[parent] == 0) ready.Enqueue(reached[parent], (-reached[parent].CommittedAt.UtcTicks, parent));
        }

        return list;
    }
}
