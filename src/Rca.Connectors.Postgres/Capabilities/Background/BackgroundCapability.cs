using System.Runtime.CompilerServices;
using Rca.Connectors.Postgres.Evidence;
using Rca.Connectors.Postgres.Session;
using Rca.Connectors.Postgres.Capabilities.Rates;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Postgres.Capabilities.Background;

/// <summary>postgres.background: what the server does besides running statements.</summary>
sealed class BackgroundCapability(Baselines baselines, TimeProvider clock) : ICapability
{
    readonly Counters<BackgroundRow> _counters = baselines.Of(SqlStatement.Background, BackgroundRow.Read);

    public CapabilityDescriptor Descriptor { get; } = new(
        "postgres.background",
        "Background work",
        "How often does the server make checkpoints and why, how much WAL does it write, and does archiving keep up?",
        Baselines.Cost,
        PostgresDescriptor.Scope,
        [EvidenceKind.Of<BackgroundWork>()],
        Needs: [PostgresDescriptor.Connect],
        MayUse: [PostgresDescriptor.ReadAllStats, PostgresDescriptor.Functions]);

    public async IAsyncEnumerable<CapturedItem> CollectAsync(PostgresSession session, [EnumeratorCancellation] CancellationToken ct)
    {
        var (first, second) = await _counters.ReadTwiceAsync(session, ct);
        yield return new CapturedItem(Evidence(first.Single(), second?.Single()), clock.GetUtcNow());
    }

    public static BackgroundWork Evidence(BackgroundRow first, BackgroundRow? second)
    {
        var window = new RateWindow(first.Server, second?.Server);
        var checkpoints = new CounterRates(window, first.Checkpoints, second?.Checkpoints);
        var wal = new CounterRates(window, first.Wal, second?.Wal);
        var archiver = new CounterRates(window, first.Archiver, second?.Archiver);
        var last = second ?? first;
        return new BackgroundWork(
            window.ToEvidence(),
            checkpoints.Validity,
            checkpoints.Of(BackgroundRow.Timed),
            checkpoints.Of(BackgroundRow.Requested),
            checkpoints.Part(BackgroundRow.Requested, BackgroundRow.Timed).Lifetime,
            wal.Validity,
            wal.Of(BackgroundRow.WalRecords),
            wal.Of(BackgroundRow.WalFullPageImages),
            wal.Of(BackgroundRow.WalBytes),
            wal.Of(BackgroundRow.WalBuffersFull),
            last.Archives,
            archiver.Validity,
            last.Archives ? archiver.Of(BackgroundRow.Archived) : CounterRates.Unknown(UnknownReason.NotTracked),
            Age(last.LastArchived),
            Age(last.LastFailed));

        Quantity Age(double? seconds) => Quantity.Of(seconds, last.Archives ? UnknownReason.NotReported : UnknownReason.NotTracked);
    }
}
