using System.CommandLine;
using System.Globalization;
using Rca.Core.Manifests;
using Rca.Pipeline.Doors;
using Rca.Pipeline.Intake.Formats;
using Rca.Pipeline.Output;
using Rca.Pipeline.TestAlerts;

namespace Rca.Pipeline.Commands;

/// <summary><c>rca test-alert</c>: sends a harmless alert the whole way, and says what came of it.</summary>
static class TestAlertCommand
{
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    public static Command Create()
    {
        var url = new Option<string>("--url") { Description = "where alerts are reported", DefaultValueFactory = static _ => "http://127.0.0.1:8080" };
        var readUrl = new Option<string?>("--read-url") { Description = "where manifests are read; --url without it" };
        var format = new Option<string>("--format") { Description = "as which sender", DefaultValueFactory = static _ => "alertmanager" };
        format.AcceptOnlyFromAmong([.. TestAlert.Formats.Keys]);
        var labels = new Option<string[]>("--label") { Description = "a label of the alert as NAME=VALUE, so that a route wants it; may be given again", DefaultValueFactory = static _ => [] };
        var report = new Option<string?>("--report-token") { Description = "${env:NAME} or ${file:PATH}" };
        var read = new Option<string?>("--read-token") { Description = "${env:NAME} or ${file:PATH}" };
        var signing = new Option<string?>("--signing-secret") { Description = "what PagerDuty signs with: ${env:NAME} or ${file:PATH}" };
        var wait = new Option<int>("--wait") { Description = "seconds until the manifest must be there", DefaultValueFactory = static _ => 120 };
        var command = new Command("test-alert", "Sends a harmless alert the whole way and says what came of it; 0 sealed and complete, 3 anything less, 2 when it was not taken.")
        {
            url, readUrl, format, labels, report, read, signing, wait,
        };
        command.SetAction((parsed, cancellationToken) => Guard.RunAsync(async () =>
        {
            var intake = ServiceOptions.Address(parsed.GetRequiredValue(url), url.Name);
            var reading = parsed.GetValue(readUrl) is { } other ? ServiceOptions.Address(other, readUrl.Name) : intake;
            using var http = new HttpClient { Timeout = Longest };
            var trial = new AlertTrial(http, intake, reading, ServiceOptions.Secret(parsed.GetValue(report), report.Name), ServiceOptions.Secret(parsed.GetValue(read), read.Name), TimeProvider.System);
            var alert = new TestAlert($"rca-test-{Guid.NewGuid():n}", Labels(parsed.GetRequiredValue(labels)), TimeProvider.System.GetUtcNow());
            var answer = await trial.ReportAsync(alert, parsed.GetRequiredValue(format), ServiceOptions.Secret(parsed.GetValue(signing), signing.Name), cancellationToken);
            return await TellAsync(trial, answer, reading, TimeSpan.FromSeconds(parsed.GetValue(wait)), cancellationToken);
        }));
        return command;
    }

    static async Task<int> TellAsync(AlertTrial trial, ReportAnswer answer, Uri reading, TimeSpan patience, CancellationToken cancellationToken)
    {
        if (answer.Incidents is not [var incident, ..])
        {
            Console.WriteLine("taken, and dropped by a route: nothing is collected for it");
            return ExitCode.Gaps;
        }

        Console.WriteLine($"accepted as {incident.IncidentId}");
        if (answer.Alerts.Any(a => a.Outcome == AlertOutcome.Unrouted))
            Console.WriteLine("no route wants it: add one that matches its labels, or give those of one that is there with --label");
        var began = TimeProvider.System.GetTimestamp();
        if (await trial.WaitAsync(incident.IncidentId, patience, cancellationToken) is not { } manifest)
        {
            Console.WriteLine($"not sealed within {patience.TotalSeconds} s: 'rca doctor' says what is away");
            return ExitCode.Gaps;
        }

        Show(manifest, TimeProvider.System.GetElapsedTime(began));
        Console.WriteLine($"report {new Uri(reading, $"/api/v1/incidents/{incident.IncidentId}/report")}");
        return ExitCode.Of(manifest);
    }

    static void Show(Manifest manifest, TimeSpan after)
    {
        var header = manifest.Payload.Header;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"sealed after {after.TotalSeconds:0.0} s: {header.Completeness.Complete} of {header.Completeness.Planned} items complete"));
        foreach (var gap in header.Gaps) Console.WriteLine($"  {gap.Source} {gap.Capability}: {gap.Outcome}{(gap.Detail is null ? "" : $": {gap.Detail}")}");
    }

    static Dictionary<string, string> Labels(IEnumerable<string> given)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal) { ["alertname"] = TestAlert.Name };
        foreach (var label in given)
        {
            var at = label.IndexOf('=', StringComparison.Ordinal);
            if (at < 1) throw new BadInputException("--label: expected NAME=VALUE, such as alertname=CheckoutErrors");
            labels[label[..at]] = label[(at + 1)..];
        }

        return labels;
    }
}
