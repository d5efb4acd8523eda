using System.Runtime.CompilerServices;
using Rca.Connectors.Postgres.Evidence;
using Rca.Connectors.Postgres.Session;
using Rca.Connectors.Postgres.Capabilities.Rates;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Postgres.Capabilities.Errors;

/// <summary>postgres.errors: the counters that hint at errors, and how fast they grow.</summary>
sealed class ErrorsCapability(Baselines baselines, TimeProvider clock) : ICapability
{
    readonly Counters<ErrorsRow> _counters = baselines.Of(SqlStatement.Errors, ErrorsRow.Read);

    public CapabilityDescriptor Descriptor { get; } = new(
        "postgres.errors",
        "Error indicators",
        "Do transactions roll back, deadlock or get cancelled, do sessions die, does archiving or replay fail, and faster than usual?",
        Baselines.Cost,
        PostgresDescriptor.Scope,
        [EvidenceKind.Of<ErrorIndicators>()],
        Needs: [PostgresDescriptor.Connect],
        MayUse: [PostgresDescriptor.ReadAllStats, PostgresDescriptor.Functions]);

    public async IAsyncEnumerable<CapturedItem> CollectAsync(PostgresSession session, [EnumeratorCancellation] CancellationToken ct)
    {
        var (first, second) = await _counters.ReadTwiceAsync(session, ct);
        yield return new CapturedItem(Evidence(first, second), clock.GetUtcNow());
    }

    public static ErrorIndicators Evidence(IReadOnlyList<ErrorsRow> first, IReadOnlyList<ErrorsRow>? second)
    {
        var readings = new DatabaseReadings<ErrorsRow>(first, second);
        var archiver = readings.OfServer(row => row.Archiver);
        var subscriptions = readings.OfServer(row => row.Subscriptions);
        return new ErrorIndicators(
            readings.Window.ToEvidence(),
            readings.Select(Database),
            readings.IsCut,
            archiver.Validity,
            // Where nothing is archived, no failure is not the number 0.
            readings.Last.Archives ? archiver.Of(ErrorsRow.ArchiveFailures) : CounterRates.Unknown(UnknownReason.NotTracked),
            subscriptions.Validity,
            subscriptions.Of(ErrorsRow.ApplyErrors),
            subscriptions.Of(ErrorsRow.SyncErrors));
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
