using CsCheck;

namespace Rca.UnitTests.Connectors.GitHub.Sync;

/// <summary>A history as people make one, with collections in between.</summary>
/// <param name="Steps">What is done, and how far back it reaches.</param>
/// <param name="PageSize">The most commits on a page.</param>
sealed record SyncScript((SyncScript.Kind Kind, int Reach)[] Steps, int PageSize)
{
    public enum Kind
    {
        Commit,
        BackDated,
        FutureDated,
        Merge,
        Amend,
        Reset,
        Rebase,
        Collect,
        CollectMore,
    }

    const int Hours = 30;

    // Commits are made at whole minutes: none is at the very edge of a window.
    const double Edge = 0.5 / 60;

    // Commits are the most of it, as in life.
    static readonly Kind[] Likely = [Kind.Commit, Kind.Commit, Kind.Commit, Kind.Merge, Kind.Collect, .. Enum.GetValues<Kind>()];

    public static Gen<SyncScript> Any(int most) => Gen.Select(
        Gen.Select(Gen.Int[0, Likely.Length - 1].Select(i => Likely[i]), Gen.Int[1, 12]).Array[1, most], Gen.Int[1, 5], (steps, size) => new SyncScript(steps, size));

    /// <summary>Plays it; each collection is tried until it has no failure. What the set has to be in the end is what it has from then on.</summary>
    public async Task<(IReadOnlyList<string> Truth, int Requests)> PlayAsync(SyncSource source, Func<double, Task> collect)
    {
        source.World.PageSize = PageSize;
        source.World.Forget();
        var began = source.Now;
        foreach (var (kind, reach) in Steps)
        {
            source.Clock.Advance(TimeSpan.FromMinutes(20));
            if (kind is Kind.Collect or Kind.CollectMore) await collect((source.Now - began).TotalHours + (kind == Kind.Collect ? 0.5 : Hours) + Edge);
            else Do(source, kind, reach);
        }

        source.Clock.Advance(TimeSpan.FromMinutes(20));
        await collect((source.Now - began).TotalHours + Hours + Edge);
        return (source.Truth(began.AddHours(-Hours)), source.World.Requests.Count);
    }

    public override string ToString() => $"{string.Join(' ', Steps.Select(s => $"{s.Kind}:{s.Reach}"))}; pages of {PageSize}";

    public double HoursOf(SyncSource source, DateTimeOffset began) => (source.Now - began).TotalHours + Hours + Edge;

    static void Do(SyncSource source, Kind kind, int reach)
    {
        var repository = source.Repository;
        if (repository.Head is not { } head || kind == Kind.Commit)
        {
            source.Commit(reach);
            return;
        }

        var line = repository.From(head);
        var earlier = line[Math.Min(reach, line.Count - 1)].Sha;
        switch (kind)
        {
            case Kind.BackDated:
                source.Commit(60 * 3 * reach);
                break;
            case Kind.FutureDated:
                source.Commit(-60 * 24 * reach);
                break;
            case Kind.Merge:
                var side = source.Commit(60 * reach, [earlier]);
                side = source.Commit(30 * reach, [side]);
                source.Commit(1, [head, side]);
                break;
            case Kind.Amend:
                source.Commit(2, repository.Find(head)!.Parents.ToArray());
                break;
            case Kind.Reset:
                repository.Branches["main"] = earlier;
                break;
            case Kind.Rebase:
                source.Commit(reach, [earlier]);
                source.Commit(reach - 1);
                break;
        }
    }
}
