using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Postgres.Evidence;

/// <summary>What holds a lock that others wait for, and itself waits for none.</summary>
sealed record LockRoot(
    [Operational("What it is.")] LockRootKind Kind,
    [Operational("Its process id; 0 for a prepared transaction, which has none.")] int Pid,
    [Operational("The kind of process.")] BackendType BackendType,
    [Operational("What it does.")] SessionState State,
    [Operational("What it waits for; no lock, or it were no root.")] WaitEventType WaitEventType,
    [Operational("Age of its transaction; of the oldest prepared one where it is one.", Unit = "s")] Quantity Transaction,
    [Operational("Time in this state.", Unit = "s")] Quantity InState,
    [Operational("When its process started: with the pid, what log_line_prefix writes as %c.")] DateTimeOffset? StartedAt);
