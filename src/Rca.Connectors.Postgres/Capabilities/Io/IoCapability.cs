using System.Runtime.CompilerServices;
using Rca.Connectors.Postgres.Evidence;
using Rca.Connectors.Postgres.Session;
using Rca.Connectors.Postgres.Capabilities.Rates;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Postgres.Capabilities.Io;

/// <summary>postgres.io: temporary files, reads from outside the buffers, and the pressure of checkpoints.</summary>
sealed class IoCapability(Baselines baselines, TimeProvider clock) : ICapability
{
    readonly Counters<IoRow> _counters = baselines.Of(SqlStatement.Io, IoRow.Read);

    public CapabilityDescriptor Descriptor { get; } = new(
        "postgres.io",
        "Input and output",
        "Do sorts and hashes spill to disk, do reads miss the buffers, and do checkpoints or sessions themselves have to write?",
        Baselines.Cost,
        PostgresDescriptor.Scope,
        [EvidenceKind.Of<InputOutput>()],
        Needs: [PostgresDescriptor.Connect],
        MayUse: [PostgresDescriptor.ReadAllStats, PostgresDescriptor.Functions]);

    public async IAsyncEnumerable<CapturedItem> CollectAsync(PostgresSession session, [EnumeratorCancellation] CancellationToken ct)
    {
        var (first, second) = await _counters.ReadTwiceAsync(session, ct);
        yield return new CapturedItem(Evidence(first, second), clock.GetUtcNow());
    }

    public static InputOutput Evidence(IReadOnlyList<IoRow> first, IReadOnlyList<IoRow>? second)
    {
        var readings = new DatabaseReadings<IoRow>(first, second);
        var checkpoints = readings.OfServer(row => row.Checkpoints);
        var writer = readings.OfServer(row => row.Writer);
        var clients = readings.OfServer(row => row.Clients);
        var timed = readings.Last.TrackIoTiming;
        return new InputOutput(
            readings.Window.ToEvidence(),
            readings.Select(Database),
            readings.IsCut,
            checkpoints.Validity,
            checkpoints.Of(IoRow.CheckpointWrite),
            checkpoints.Of(IoRow.CheckpointSync),
            checkpoints.Of(IoRow.CheckpointBuffers),
            writer.Validity,
            writer.Of(IoRow.WriterStoppedEarly),
            writer.Of(IoRow.BackendFsyncs),
            timed,
            clients.Validity,
            clients.Of(IoRow.Reads),
            clients.Of(IoRow.Writes),
            clients.Of(IoRow.Extends),
            clients.Of(IoRow.Evictions),
            clients.Of(IoRow.Fsyncs),
            Time(IoRow.ReadTime),
            Time(IoRow.WriteTime),
            Time(IoRow.FsyncTime));

        // Untimed, the server says 0.
        CounterRate Time(string counter) =>
            timed || clients.Of(counter).Total.Kind == QuantityKind.Unknown ? clients.Of(counter) : CounterRates.Unknown(UnknownReason.NotTracked);
    }

    static DatabaseIo Database(IoRow row, CounterRates rates)
    {
        var (now, lifetime) = rates.Part(IoRow.BlocksRead, IoRow.BlocksHit);
        return new DatabaseIo(
            row.Oid,
            row.IsScope,
            rates.Validity,
            rates.Of(IoRow.TempFiles),
            rates.Of(IoRow.TempBytes),
            rates.Of(IoRow.BlocksRead),
            rates.Of(IoRow.BlocksHit),
            now,
            lifetime);
    }
}
