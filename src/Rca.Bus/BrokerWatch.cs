using System.Collections.Concurrent;
using MassTransit;
using Microsoft.Extensions.Logging;
using Rca.Bus.Topology;

namespace Rca.Bus;

/// <summary>Says once that the broker is away and once that it is back. MassTransit would say it each second, with the whole way to where it noticed.</summary>
sealed partial class BrokerWatch(ILogger<BrokerWatch> logger) : IReceiveEndpointObserver
{
    readonly ConcurrentDictionary<Uri, string> _away = new();
    readonly Lock _gate = new();

    public Task Ready(ReceiveEndpointReady ready)
    {
        lock (_gate)
            if (_away.TryRemove(ready.InputAddress, out _) && _away.IsEmpty) Log.Back(logger);
        return Task.CompletedTask;
    }

    public Task Faulted(ReceiveEndpointFaulted faulted)
    {
        var why = faulted.Exception as TopologyException ?? faulted.Exception?.GetBaseException() as TopologyException;
        lock (_gate)
        {
            var isNew = _away.IsEmpty;
            if (why is not null && (!_away.TryGetValue(faulted.InputAddress, out var said) || !string.Equals(said, why.Message, StringComparison.Ordinal))) Log.Unusable(logger, why.Message);
            else if (why is null && isNew) Log.Away(logger, faulted.Exception?.GetType().Name ?? "no word");
            _away[faulted.InputAddress] = why?.Message ?? "";
        }

        return Task.CompletedTask;
    }

    public Task Stopping(ReceiveEndpointStopping stopping) => Task.CompletedTask;

    public Task Completed(ReceiveEndpointCompleted completed) => Task.CompletedTask;

    static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "the broker is away ({Fault}); it is tried again until it is back")]
        public static partial void Away(ILogger logger, string fault);

        [LoggerMessage(2, LogLevel.Information, "the broker is back")]
        public static partial void Back(ILogger logger);

        [LoggerMessage(3, LogLevel.Error, "the broker cannot be used as it is: {Problem}")]
        public static partial void Unusable(ILogger logger, string problem);
    }
}
