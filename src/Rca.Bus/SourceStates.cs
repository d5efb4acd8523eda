using Microsoft.Extensions.Logging;
using Rca.Core.Collecting.State;
using Rca.Core.Sealing;
using Rca.Core.Stores;

namespace Rca.Bus;

/// <summary>Gives each source of a process its own sealed state in one store.</summary>
public static class SourceStates
{
    public static Func<string, ISourceState> Over(ISourceStateStore store, StateKeys keys)
    {
        // Connectors are made before the host is, whose logging this repeats.
        var logger = LoggerFactory.Create(logging => logging.Services.AddProcessDefaults(logging, LogLevel.Information)).CreateLogger<SealedSourceState>();
        return source => new SealedSourceState(source, store, keys, TimeProvider.System, logger);
    }
}
