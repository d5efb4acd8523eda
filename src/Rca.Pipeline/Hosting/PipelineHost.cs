using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using OpenTelemetry.Metrics;
using Rca.Bus;
using Rca.Core.Stores;
using Rca.Pipeline.Doors;

namespace Rca.Pipeline.Hosting;

/// <summary>What all processes of this executable share beside the defaults: health, and a server that gives nothing away.</summary>
static class PipelineHost
{
    /// <param name="doors">Where to listen; null to listen nowhere.</param>
    /// <param name="level">The least level that is logged.</param>
    public static WebApplicationBuilder NewWeb(DoorConfiguration? doors, LogLevel level = LogLevel.Information)
    {
        // The empty builder reads no environment and no appsettings.json: what counts is the rca.yaml alone.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        if (doors is null) builder.Services.AddSingleton<IServer, ClosedServer>();
        else builder.WebHost.UseKestrelCore().UseUrls(doors.Listen.ToString()).ConfigureKestrel(Harden);
        builder.Services.AddRouting();
        builder.Services.AddDoorDescription();
        builder.Services.AddHealthChecks();
        if (doors is not null) builder.Services.AddSingleton(_ => new ReadLimit(doors.ReadsPerSecond));
        builder.Configuration.AddTelemetryVariables();
        builder.Services.AddProcessDefaults(builder.Logging, level);
        builder.Services.AddTelemetry(static metrics => metrics.AddPrometheusExporter());
        return builder;
    }

    static void Harden(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = BodyReader.MaximumBytes;
        kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 1024, gracePeriod: TimeSpan.FromSeconds(5));
    }

    public static HostApplicationBuilder NewWorker(LogLevel level = LogLevel.Information)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddTelemetryVariables();
        builder.Services.AddProcessDefaults(builder.Logging, level);
        builder.Services.AddTelemetry();
        return builder;
    }

    /// <summary>What every answer goes through, the last first.</summary>
    public static void UseDoorMiddleware(this WebApplication app)
    {
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<ReadAudit>();
        app.UseMiddleware<ProblemMiddleware>();
    }

    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/healthz", new HealthCheckOptions { Predicate = static _ => false });
        app.MapHealthChecks("/readyz", new HealthCheckOptions { Predicate = static check => check.Tags.Contains("ready") });
    }

    /// <summary>The metrics for Prometheus, to whoever may read manifests; to everybody else there is no such page.</summary>
    public static void UseMetrics(this WebApplication app, DoorConfiguration doors)
    {
        var door = new TokenFilter(doors.ReadToken);
        app.UseOpenTelemetryPrometheusScrapingEndpoint(context => context.Request.Path == "/metrics" && door.Admits(context));
    }

    public static void AddStore(this IServiceCollection services, IIncidentStore store)
    {
        services.AddSingleton(store);
        services.AddHealthChecks().AddCheck<StoreHealthCheck>("store", tags: ["ready"]);
    }
}
