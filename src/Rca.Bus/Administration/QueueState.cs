namespace Rca.Bus.Administration;

/// <summary>One queue as it is now; null where it cannot be known.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsError">Whether what was tried in vain rests in it.</param>
/// <param name="Ready">How many messages wait; null when there is no such queue.</param>
/// <param name="Unacknowledged">How many are being worked on; only the management API knows.</param>
/// <param name="Consumers">How many consume it.</param>
/// <param name="Oldest">How long ago its first message was published; only of error queues, for whoever looks at a message delays it.</param>
public sealed record QueueState(string Name, bool IsError, long? Ready, long? Unacknowledged, long? Consumers, TimeSpan? Oldest);
