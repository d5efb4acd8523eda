using System.Collections.Concurrent;
using Rca.Contracts;

namespace Rca.Core.Collecting;

/// <summary>The probes of one process: one at a time for each source, and a report is kept until it is too old. Safe for concurrent use.</summary>
sealed class AccessProbes(TimeProvider clock)
{
    static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    // A source that did not answer, or a probe that failed, is asked again sooner, and still not by every command.
    static readonly TimeSpan FreshFailure = TimeSpan.FromMinutes(1);

    readonly ConcurrentDictionary<string, Slot> _slots = new(StringComparer.Ordinal);

    /// <summary>One command's part in the probing of its source.</summary>
    public AccessProbe For(CollectedSource source, TimeSpan timeBudget, CancellationToken stopping) =>
        new((ledger, time) => ReportAsync(source, ledger, time, stopping), timeBudget, clock, stopping);

    /// <summary>The report of this source: one that is fresh or under way, else a new one that is entered into <paramref name="ledger"/>. Null when there is none; never throws.</summary>
    Task<Access?> ReportAsync(CollectedSource source, Ledger ledger, TimeSpan time, CancellationToken stopping)
    {
        var slot = _slots.GetOrAdd(source.Configuration.Name, static _ => new Slot());
        lock (slot)
        {
            var age = clock.GetElapsedTime(slot.Began);
            if (slot.Report is { } report && (!report.IsCompleted || age < (report.Result is { Reachable: true } ? Fresh : FreshFailure))) return report;
            slot.Began = clock.GetTimestamp();
            return slot.Report = ProbeAsync(source.Connector, ledger, time, stopping);
        }
    }

    async Task<Access?> ProbeAsync(IConnector connector, Ledger ledger, TimeSpan time, CancellationToken stopping)
    {
        var at = clock.GetUtcNow();
        using var timeUp = new CancellationTokenSource(time, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeUp.Token, stopping);
        var token = either.Token;
        // On a thread of its own: a connector may also block the one it is called on.
        var probing = Task.Run(() => connector.ProbeAsync(ledger, token), token);
        try
        {
            return Report(await probing.WaitAsync(time + AccessProbe.Grace, clock, stopping), at);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // What a probe does wrong costs the manifest its report, never evidence.
            _ = probing.ContinueWith(static p => _ = p.Exception, TaskScheduler.Default);
            return null;
        }
    }

    static Access Report(ProbeReport report, DateTimeOffset at)
    {
        IReadOnlyList<string>? findings = report.Findings is { Count: > 0 } found ? [.. found.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)] : null;
        return new Access(at, report.Reachable, Ids(true), Ids(false), Ids(null), report.Identity, findings);

        IReadOnlyList<string> Ids(bool? held) => [.. report.Permissions.Where(p => p.Held == held).Select(p => p.Id).Order(StringComparer.Ordinal)];
    }

    sealed class Slot
    {
        public Task<Access?>? Report { get; set; }

        public long Began { get; set; }
    }
}
