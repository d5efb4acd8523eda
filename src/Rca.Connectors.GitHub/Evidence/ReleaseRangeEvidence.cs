using Rca.Core.Collecting;

namespace Rca.Connectors.GitHub.Evidence;

[Evidence("github.release-range/1")]
public sealed record ReleaseRangeEvidence(
    [Operational("What it goes by: the tag of a release, or the commit that the scope's revision names.")] RangeMatch MatchedBy,
    [Operational("The release; absent where the revision is no release.")] long? ReleaseId,
    [Operational("The one that was published before it.")] long PreviousId,
    [Identifier("The tag of the one before.")] string FromTag,
    [Identifier("The tag of the release, or the revision of the scope.")] string ToTag,
    CommitRangeEvidence Range);
