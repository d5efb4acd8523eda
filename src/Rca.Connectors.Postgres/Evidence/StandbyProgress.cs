using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Postgres.Evidence;

/// <summary>How far a standby is by its own word. It cannot know of WAL that did not reach it.</summary>
sealed record StandbyProgress(
    [Operational("What its receiver of WAL does.")] ReceiverState Receiver,
    [Operational("Time since the receiver heard from its sender.", Unit = "s")] Quantity LastMessage,
    [Operational("WAL received and not replayed.", Unit = "bytes")] Quantity UnreplayedBytes,
    [Operational("How old what was received and not replayed may be; 0 when all was replayed and more would come.", Unit = "s")] Quantity ReplayLag,
    [Operational("Whether replay is paused.")] bool ReplayPaused);
