using System.Runtime.CompilerServices;
using Rca.Connectors.Postgres.Evidence;
using Rca.Connectors.Postgres.Session;
using Rca.Connectors.Postgres.Capabilities.Rates;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Postgres.Capabilities.Io;

/// <summary>postgres.io: temporary files, reads from outside the buffers, and the pressure of checkpoints.</summary>
sealed class IoCapability(TimeProvider clock) : ICapability
{
    // The statement asks for one more than is kept, to know of the cut.
    const int MaximumDatabases = 20;

    public CapabilityDescriptor Descriptor { get; } = new(
        "postgres.io",
        "Input and output",
        "Do sorts and hashes spill to disk, do reads miss the buffers, and do checkpoints or sessions themselves have to write?",
        "One connection for about 5 s, and one statement on system views at the begin and one at the end of it.",
        PostgresDescriptor.Scope,
        [EvidenceKind.Of<InputOutput>()],
        Needs: [PostgresDescriptor.Connect],
        MayUse: [PostgresDescriptor.ReadAllStats]);

    public async IAsyncEnumerable<CapturedItem> CollectAsync(PostgresSession session, [EnumeratorCancellation] CancellationToken ct)
    {
        var (first, second) = await TwoReadings.TakeAsync(session, SqlStatement.Io, IoRow.Read, ct);
        yield return new CapturedItem(Evidence(first, second), clock.GetUtcNow());
    }

    public static InputOutput Evidence(IReadOnlyList<IoRow> first, IReadOnlyList<IoRow>? second)
    {
        var (before, after) = (first[0], second?[0]);
        var window = new RateWindow(before.Server, after?.Server);
        var checkpoints = new CounterRates(window, before.Checkpoints, after?.Checkpoints);
        var writer = new CounterRates(window, before.Writer, after?.Writer);
        var clients = new CounterRates(window, before.Clients, after?.Clients);
        var earlier = first.ToDictionary(row => row.Oid);
        var rows = second ?? first;
        var timed = rows[0].TrackIoTiming;
        return new InputOutput(
            window.ToEvidence(),
            [.. rows.Take(MaximumDatabases).Select(row => Database(row, Rates(row)))],
            rows.Count > MaximumDatabases,
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

        CounterRates Rates(IoRow row) => new(window, earlier.GetValueOrDefault(row.Oid)?.Database, second is null ? null : row.Database);

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
