namespace Rca.Connectors.GitHub.Sync;

/// <summary>One entry of the state that holds commits: how many of those in it count, and between which times they were committed.</summary>
sealed record Slot(int Count, DateTimeOffset From, DateTimeOffset To);
