using System.Text.Json.Serialization;
using Rca.Connectors.GitHub.Evidence;

namespace Rca.Connectors.GitHub.Sync;

/// <summary>What is remembered of a branch: the cursor, and the pass that is to move it.</summary>
/// <param name="Generation">Which set this is; another one begins when history was rewritten.</param>
/// <param name="Head">The head that the set is whole for: the cursor. Null before the first pass is through.</param>
/// <param name="ETag">The tag of the answer that named it.</param>
/// <param name="SeenAt">When the branch was last seen to have this head.</param>
/// <param name="Set">The commits up to the head.</param>
/// <param name="Pass">The pass under way.</param>
/// <param name="Rewrites">The last rewritings that were noticed, oldest first.</param>
sealed record BranchHistory(
    long Generation, string? Head, string? ETag, DateTimeOffset SeenAt, CommitIndex Set, SyncPass? Pass, IReadOnlyList<HistoryRewriteEvidence> Rewrites)
{
    const int KeptRewrites = 20;

    public static BranchHistory Unknown { get; } = new(0, null, null, DateTimeOffset.MinValue, CommitIndex.Empty(DateTimeOffset.MinValue), null, []);

    /// <summary>The set with what the pass under way has added.</summary>
    [JsonIgnore]
    public CommitIndex Known => Pass?.Set ?? Set;

    /// <summary>This history, all pages of its pass read and stored.</summary>
    public BranchHistory Completed() => Pass is not { } pass ? this : this with
    {
        Head = pass.Head,
        ETag = pass.ETag,
        SeenAt = pass.SeenAt,
        Set = pass.Set with { Since = pass.Since },
        Pass = null,
    };

    /// <summary>Nothing is known but the rewritings.</summary>
    public BranchHistory Dropped() => Unknown with { Generation = Generation + 1, Rewrites = Rewrites };

    /// <summary>A set that begins anew with this pass.</summary>
    public BranchHistory Restarted(SyncPass pass) => Dropped() with { SeenAt = pass.SeenAt, Set = pass.Set, Pass = pass };

    /// <summary>The same, because the head that the set was whole for is no ancestor any more.</summary>
    public BranchHistory Rewritten(HistoryRewriteEvidence rewrite, SyncPass pass) =>
        Restarted(pass) with { Rewrites = [.. Rewrites.Append(rewrite).TakeLast(KeptRewrites)] };
}
