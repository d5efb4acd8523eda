using System.Runtime.CompilerServices;
using Rca.Connectors.Postgres.Evidence;
using Rca.Connectors.Postgres.Session;
using Rca.Connectors.Postgres.Capabilities.Rates;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Postgres.Capabilities.Errors;

/// <summary>postgres.errors: the counters that hint at errors, and how fast they grow.</summary>
sealed class ErrorsCapability(TimeProvider clock) : ICapability
{
    // The statement asks for one more than is kept, to know of the cut.
    const int MaximumDatabases = 20;

    public CapabilityDescriptor Descriptor { get; } = new(
        "postgres.errors",
        "Error indicators",
        "Do transactions roll back, deadlock or get cancelled, do sessions die, does archiving or replay fail, and faster than usual?",
        "One connection for about 5 s, and one statement on system views at the begin and one at the end of it.",
        PostgresDescriptor.Scope,
        [EvidenceKind.Of<ErrorIndicators>()],
        Needs: [PostgresDescriptor.Connect],
        MayUse: [PostgresDescriptor.ReadAllStats]);

    public async IAsyncEnumerable<CapturedItem> CollectAsync(PostgresSession session, [EnumeratorCancellation] CancellationToken ct)
    {
        var (first, second) = await TwoReadings.TakeAsync(session, SqlStatement.Errors, ErrorsRow.Read, ct);
        yield return new CapturedItem(Evidence(first, second), clock.GetUtcNow());
    }

    public static ErrorIndicators Evidence(IReadOnlyList<ErrorsRow> first, IReadOnlyList<ErrorsRow>? second)
    {
        var (before, after) = (first[0], second?[0]);
        var window = new RateWindow(before.Server, after?.Server);
        var archiver = new CounterRates(window, before.Archiver, after?.Archiver);
        var subscriptions = new CounterRates(window, before.Subscriptions, after?.Subscriptions);
        var earlier = first.ToDictionary(row => row.Oid);
        var rows = second ?? first;
        return new ErrorIndicators(
            window.ToEvidence(),
            [.. rows.Take(MaximumDatabases).Select(row => Database(row, Rates(row)))],
            rows.Count > MaximumDatabases,
            archiver.Validity,
            // Where nothing is archived, no failure is not the number 0.
            rows[0].Archives ? archiver.Of(ErrorsRow.ArchiveFailures) : CounterRates.Unknown(UnknownReason.NotTracked),
            subscriptions.Validity,
            subscriptions.Of(ErrorsRow.ApplyErrors),
            subscriptions.Of(ErrorsRow.SyncErrors));

        CounterRates Rates(ErrorsRow row) => new(window, earlier.GetValueOrDefault(row.Oid)?.Database, second is null ? null : row.Database);
    }

    static DatabaseErrors Database(ErrorsRow row, CounterRates rates)
    {
        var (now, lifetime) = rates.Part(ErrorsRow.Rollbacks, ErrorsRow.Commits);
        return new DatabaseErrors(
            row.Oid,
            row.IsScope,
            rates.Validity,
            rates.Of(ErrorsRow.Commits),
            rates.Of(ErrorsRow.Rollbacks),
            now,
            lifetime,
            rates.Of(ErrorsRow.Deadlocks),
            rates.Of(ErrorsRow.Conflicts),
            // Without checksums the server has none to fail.
            rates.Of(ErrorsRow.ChecksumFailures, UnknownReason.NotTracked),
            rates.Of(ErrorsRow.Sessions),
            rates.Of(ErrorsRow.SessionsAbandoned),
            rates.Of(ErrorsRow.SessionsFatal),
            rates.Of(ErrorsRow.SessionsKilled));
    }
}
