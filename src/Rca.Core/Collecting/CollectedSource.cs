using Rca.Core.Configuration;

namespace Rca.Core.Collecting;

/// <summary>A source that this process collects from.</summary>
/// <param name="Configuration">Its configuration, from this process's own file.</param>
/// <param name="Connector">Its connector.</param>
public sealed record CollectedSource(SourceConfiguration Configuration, IConnector Connector)
{
    /// <summary>How many collections of it run at once in this process.</summary>
    public int Concurrency => Configuration.Limits.Concurrency ?? Connector.Describe().Concurrency;
}
