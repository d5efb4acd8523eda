using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Rca.Bus.Handling;
using Rca.Core.Messaging;
using Rca.Pipeline.Hosting;
using Rca.UnitTests.Testing;
using Xunit;

namespace Rca.UnitTests.Pipeline.Hosting;

public sealed partial class MetricsPageTests
{
    [Fact]
    public void Page_has_every_metric_and_no_other()
    {
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var meters = services.GetRequiredService<IMeterFactory>();
        var meter = meters.Create(AlertMetrics.MeterName);
        var found = new SortedSet<string>(StringComparer.Ordinal);
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter == meter) found.Add($"{instrument.Name} {instrument.Unit}");
            },
        };
        _ = (new AlertMetrics(meters), new IncidentMetrics(meters), new BusMetrics(meters, TimeProvider.System), new Rejections(meters, NullLogger<Rejections>.Instance));
        listener.Start();
        Assert.Equal(found, Row().Matches(File.ReadAllText(PublishedFile.Path("docs", "metrics.md"))).Select(m => $"{m.Groups[1].Value} {m.Groups[2].Value}"));
    }

    [GeneratedRegex(@"^\| `(rca\.[^`]+)` \| `([^`]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
