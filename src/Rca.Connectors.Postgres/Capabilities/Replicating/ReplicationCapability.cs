using System.Runtime.CompilerServices;
using Rca.Connectors.Postgres.Evidence;
using Rca.Connectors.Postgres.Session;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Postgres.Capabilities.Replicating;

/// <summary>postgres.replication: slots, standbys, and the server's own progress where it is one.</summary>
sealed class ReplicationCapability(TimeProvider clock) : ICapability
{
    // The statement asks for one more than is kept, to know of the cut.
    const int MaximumStandbys = 20;

    public CapabilityDescriptor Descriptor { get; } = new(
        "postgres.replication",
        "Replication",
        "Do standbys lag, and does a slot keep WAL that fills the disk?",
        "One connection and two statements on system views, a few milliseconds in all.",
        PostgresDescriptor.Scope,
        [EvidenceKind.Of<Replication>()],
        Needs: [PostgresDescriptor.Connect],
        MayUse: [PostgresDescriptor.ReadAllStats]);

    public async IAsyncEnumerable<CapturedItem> CollectAsync(PostgresSession session, [EnumeratorCancellation] CancellationToken ct)
    {
        var server = (await session.QueryAsync(SqlStatement.Replication.For(session.Major), ReplicationRow.Read, ct)).Single();
        var standbys = await session.QueryAsync(SqlStatement.Standbys, StandbyRow.Read, ct);
        await session.CompleteAsync(ct);
        yield return new CapturedItem(Evidence(server, standbys), clock.GetUtcNow());
    }

    public static Replication Evidence(ReplicationRow server, IReadOnlyList<StandbyRow> standbys) => new(
        Column.Time(server.ServerEpoch),
        server.InRecovery,
        server.Slots,
        server.InactiveSlots,
        Quantity.Of(server.AtRisk, UnknownReason.NotSupported),
        server.Slots == 0 ? Quantity.Of(0) : Quantity.Of(server.RetainedBytes is < 0 ? 0 : server.RetainedBytes, UnknownReason.NotReported),
        Quantity.Of(server.SafeBytes, server.AtRisk is null ? UnknownReason.NotSupported : UnknownReason.NotReported),
        [.. standbys.Take(MaximumStandbys).Select(row => Lag.OfStandby(row, server.CanReadAllStats))],
        standbys.Count > MaximumStandbys,
        Lag.OfOwn(server));
}
