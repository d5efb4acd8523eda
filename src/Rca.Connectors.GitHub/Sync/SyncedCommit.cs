using Rca.Connectors.GitHub.Evidence;

namespace Rca.Connectors.GitHub.Sync;

/// <param name="Evidence">What is kept of it.</param>
/// <param name="ObservedAt">When GitHub said so: what is delivered from the store has its age.</param>
sealed record SyncedCommit(CommitEvidence Evidence, DateTimeOffset ObservedAt);
