using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Rca.Bus;

/// <summary>What every process of the pipeline has, a role or a collector: time, logging to standard error, and time to end what is under way.</summary>
public static class ProcessDefaults
{
    /// <summary>How long what is under way may take to end once the process is told to stop.</summary>
    public static TimeSpan ShutdownTime { get; } = TimeSpan.FromSeconds(30);

    /// <summary>Beyond <see cref="ShutdownTime"/>: when the command line's library gives up waiting for the host. Its own two seconds would cut off a collection.</summary>
    public static TimeSpan TerminationTime { get; } = ShutdownTime + TimeSpan.FromSeconds(5);

    public static void AddProcessDefaults(this IServiceCollection services, ILoggingBuilder logging, LogLevel level)
    {
        services.AddSingleton(TimeProvider.System);
        services.Configure<HostOptions>(o => o.ShutdownTimeout = ShutdownTime);
        services.Configure<ConsoleLoggerOptions>(o => o.LogToStandardErrorThreshold = LogLevel.Trace);
        logging.SetMinimumLevel(level)
            .AddFilter("Microsoft", LogLevel.Warning)
            // A failed start is told by the command, in words; the host would write the exception's text.
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical)
            // Its words are stack traces, each second while the broker is away: what there is to say of the bus is said by BrokerWatch and ErrorFilter.
            .AddFilter("MassTransit", LogLevel.None)
            .AddSimpleConsole(o =>
            {
                o.SingleLine = true;
                o.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z' ";
                o.UseUtcTimestamp = true;
            });
    }
}
