namespace Rca.Connectors.GitHub.Sync;

/// <summary>Pages that are being read. All are of one head, so that they are the same when the reading goes on after an interruption.</summary>
/// <param name="Kind">What it reads.</param>
/// <param name="Head">The head of the branch.</param>
/// <param name="ETag">The tag of the answer that named the head.</param>
/// <param name="SeenAt">When that was.</param>
/// <param name="Since">From when on the set is whole once the pass is through.</param>
/// <param name="Next">The address of the next page; null when all were read.</param>
/// <param name="Set">The set with what was read so far.</param>
sealed record SyncPass(PassKind Kind, string Head, string? ETag, DateTimeOffset SeenAt, DateTimeOffset Since, string? Next, CommitIndex Set);
