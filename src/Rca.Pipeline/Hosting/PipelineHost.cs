using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Rca.Core.Stores;
using Rca.Pipeline.Doors;

namespace Rca.Pipeline.Hosting;

/// <summary>What all processes of this executable share: logging, time, health, and a server that gives nothing away.</summary>
static class PipelineHost
{
    /// <summary>How long what is under way may take to end once the process is told to stop.</summary>
    public static readonly TimeSpan ShutdownTime = TimeSpan.FromSeconds(30);

    /// <param name="doors">Where to listen; null to listen nowhere.</param>
    /// <param name="level">The least level that is logged.</param>
    public static WebApplicationBuilder NewWeb(DoorConfiguration? doors, LogLevel level = LogLevel.Information)
    {
        // The empty builder reads no environment and no appsettings.json: what counts is the rca.yaml alone.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        if (doors is null) builder.Services.AddSingleton<IServer, ClosedServer>();
        else builder.WebHost.UseKestrelCore().UseUrls(doors.Listen.ToString()).ConfigureKestrel(Harden);
        builder.Services.AddRouting();
        Common(builder.Services, builder.Logging, level);
        return builder;
    }

    static void Harden(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = BodyReader.MaximumBytes;
        kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 1024, gracePeriod: TimeSpan.FromSeconds(5));
    }

    public static HostApplicationBuilder NewWorker()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        Common(builder.Services, builder.Logging, LogLevel.Information);
        return builder;
    }

    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/healthz", new HealthCheckOptions { Predicate = static _ => false });
        app.MapHealthChecks("/readyz", new HealthCheckOptions { Predicate = static check => check.Tags.Contains("ready") });
    }

    public static void AddStore(this IServiceCollection services, IIncidentStore store)
    {
        services.AddSingleton(store);
        services.AddHealthChecks().AddCheck<StoreHealthCheck>("store", tags: ["ready"]);
    }

    static void Common(IServiceCollection services, ILoggingBuilder logging, LogLevel level)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddHealthChecks();
        services.Configure<HostOptions>(o => o.ShutdownTimeout = ShutdownTime);
        logging.SetMinimumLevel(level)
            .AddFilter("Microsoft", LogLevel.Warning)
            // A failed start is told by the command, in words; the host would write the exception's text.
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical)
            .AddFilter("MassTransit", LogLevel.Warning)
            .AddSimpleConsole(o =>
            {
                o.SingleLine = true;
                o.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z' ";
                o.UseUtcTimestamp = true;
            })
            .Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(o => o.LogToStandardErrorThreshold = LogLevel.Trace);
    }
}
