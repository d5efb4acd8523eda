using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Rca.Core.Messaging;

namespace Rca.Bus;

/// <summary>
/// Traces and metrics of a process. Each makes its part of a trace, also where nobody is told of it, so that the trace is whole for the others;
/// with OTEL_EXPORTER_OTLP_ENDPOINT they are sent there, as the standard variables say.
/// </summary>
public static class Telemetry
{
    const string Prefix = "OTEL_";

    /// <summary>The standard variables and nothing else of the environment.</summary>
    public static void AddTelemetryVariables(this IConfigurationBuilder configuration) => configuration.AddInMemoryCollection(
        Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(k => k.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(k => KeyValuePair.Create(k, Environment.GetEnvironmentVariable(k))));

    /// <param name="services">The services.</param>
    /// <param name="more">Further readers of the metrics.</param>
    public static void AddTelemetry(this IServiceCollection services, Action<MeterProviderBuilder>? more = null)
    {
        var isExported = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT"));
        services.AddOpenTelemetry()
            .ConfigureResource(r => r.AddService("rca").AddEnvironmentVariableDetector())
            .WithTracing(tracing =>
            {
                tracing.AddSource(Tracing.SourceName, "Microsoft.AspNetCore");
                if (isExported) tracing.AddOtlpExporter();
            })
            .WithMetrics(metrics =>
            {
                metrics.AddMeter(Rejections.MeterName);
                more?.Invoke(metrics);
                if (isExported) metrics.AddOtlpExporter();
            });
    }
}
