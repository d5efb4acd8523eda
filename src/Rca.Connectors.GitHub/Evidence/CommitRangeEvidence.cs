using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.GitHub.Evidence;

/// <summary>What lies between two commits.</summary>
public sealed record CommitRangeEvidence(
    [Operational("The commit that was there before.")] string FromSha,
    [Operational("The commit that was there then.")] string ToSha,
    [Operational("How the second stands to the first; behind is a way back, gone is a commit that GitHub does not show.")] RangeRelation Relation,
    [Operational("The commits that came with it.")] Quantity Commits,
    [Operational("The commits that went with it: those of the first that the second does not have.")] Quantity DroppedCommits,
    [Operational("The commits that came with it, oldest first; the first 100.")] IReadOnlyList<string> Shas,
    IReadOnlyList<RevertEvidence> Reverts,
    [Operational("Changed files that build or test.")] Quantity CiFiles,
    [Operational("Changed files that name dependencies or lock them.")] Quantity DependencyFiles,
    [Operational("Changed files that migrate a database.")] Quantity MigrationFiles,
    [Operational("Changed files that describe infrastructure, images or deployments.")] Quantity InfraFiles,
    [Operational("Changed files of configuration.")] Quantity ConfigFiles,
    [Operational("All other changed files.")] Quantity CodeFiles);
