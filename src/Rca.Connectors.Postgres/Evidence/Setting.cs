using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Postgres.Evidence;

/// <summary>One setting as a new session of the collector's role in this database gets it; what was set for other roles and databases is not seen.</summary>
sealed record Setting(
    [Operational("Which one.")] SettingName Name,
    [Operational("Its value: 1 and 0 for on and off; what 0 and -1 mean otherwise, the server's manual says.")] Quantity Value,
    [Operational("The unit of the value.")] SettingUnit Unit,
    [Operational("Whether it is another value than the server's built-in one.")] bool Changed,
    [Operational("Whether the configuration has another value, which waits for a restart.")] bool PendingRestart);
