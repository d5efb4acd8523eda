using Rca.Core.Collecting;
using Rca.Core.Configuration;
using Rca.Redaction;

namespace Rca.Pipeline.Sources;

/// <summary>Probes sources side by side, each within its time. One that hangs or throws is shown as such, and nothing of an exception's text.</summary>
sealed class SourceProber(RedactionEngine engine, TimeProvider clock)
{
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(500);

    /// <param name="sources">The sources, each with its descriptor; without a connector where that runs in another process.</param>
    /// <param name="cancellationToken">Ends all of them.</param>
    public Task<SourceProbe[]> ProbeAsync(
        IEnumerable<(SourceConfiguration Source, ConnectorDescriptor Descriptor, IConnector? Connector)> sources, CancellationToken cancellationToken) =>
        Task.WhenAll(sources.Select(s => s.Connector is { } connector
            ? ProbeAsync(s.Source, s.Descriptor, connector, cancellationToken)
            : Task.FromResult(Shown(s.Source, s.Descriptor, ProbeStatus.Elsewhere, null, 0, 0, "its connector is not part of this program: probe it where it runs"))));

    async Task<SourceProbe> ProbeAsync(SourceConfiguration source, ConnectorDescriptor descriptor, IConnector connector, CancellationToken cancellationToken)
    {
        var (started, ledger) = (clock.GetTimestamp(), new Ledger());
        using var timeUp = new CancellationTokenSource(Longest, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeUp.Token, cancellationToken);
        var token = either.Token;
        var probing = Task.Run(() => connector.ProbeAsync(ledger, token), cancellationToken);
        try
        {
            var report = await probing.WaitAsync(Longest + Grace, clock, cancellationToken);
            return Ended(report.Reachable ? ProbeStatus.Reachable : ProbeStatus.Unreachable, report, report.Detail);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            _ = probing.ContinueWith(static p => _ = p.Exception, TaskScheduler.Default);
            return timeUp.IsCancellationRequested || e is TimeoutException
                ? Ended(ProbeStatus.TimedOut, null, $"no answer within {Durations.Format(Longest)}")
                : Ended(ProbeStatus.Failed, null, $"the connector threw {e.GetType().Name}");
        }

        SourceProbe Ended(ProbeStatus status, ProbeReport? report, string? detail) =>
            Shown(source, descriptor, status, report, ledger.Entries.Count, (long)clock.GetElapsedTime(started).TotalMilliseconds, detail);
    }

    SourceProbe Shown(SourceConfiguration source, ConnectorDescriptor descriptor, ProbeStatus status, ProbeReport? report, int requests, long durationMs, string? detail)
    {
        return new SourceProbe(
            source.Name, descriptor.Type, status, Clean(report?.Identity),
            [.. descriptor.Permissions.Select(p => new ProbedPermission(p.Id, StateOf(p.Id), p.Mandatory, p.Why, p.Grant))],
            [.. descriptor.Capabilities.Select(c => ProbedCapability.Of(c, StateOf))],
            [.. descriptor.Findings.Where(f => report?.Findings?.Contains(f.Id, StringComparer.Ordinal) == true).Select(f => new ProbedFinding(f.Id, f.What, f.Advice))],
            requests, durationMs, Clean(detail));

        PermissionHolding StateOf(string id) => report?.Permissions.FirstOrDefault(p => string.Equals(p.Id, id, StringComparison.Ordinal))?.Held switch
        {
            true => PermissionHolding.Held,
            false => PermissionHolding.Missing,
            null => PermissionHolding.Unknown,
        };
    }

    // A connector's words may repeat what its source said, and a terminal obeys control characters.
    string? Clean(string? text) => text is null ? null
        : engine.RedactText(new string([.. text.Where(c => !char.IsControl(c))])) is { Withheld: null } scanned ? scanned.Text : "[WITHHELD]";
}
