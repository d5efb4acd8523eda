namespace Rca.Pipeline.Sources;

enum ProbeStatus
{
    Reachable,
    Unreachable,
    TimedOut,

    /// <summary>The connector threw.</summary>
    Failed,

    /// <summary>A pinned descriptor names its connector, which runs in another process.</summary>
    Elsewhere,
}
