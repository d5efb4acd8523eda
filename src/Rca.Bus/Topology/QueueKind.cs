namespace Rca.Bus.Topology;

/// <summary>What may be kept of the messages of a queue.</summary>
enum QueueKind
{
    /// <summary>Not redacted yet: what fails is not kept.</summary>
    Incidents,

    /// <summary>What fails rests in an error queue; what only has to wait for the store waits in a queue of its own.</summary>
    Role,

    /// <summary>As of a role, but a command that waited would be too late.</summary>
    Commands,
}
