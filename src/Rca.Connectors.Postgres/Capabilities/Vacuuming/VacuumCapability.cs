using System.Runtime.CompilerServices;
using Rca.Connectors.Postgres.Evidence;
using Rca.Connectors.Postgres.Session;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Postgres.Capabilities.Vacuuming;

/// <summary>postgres.vacuum: the distance to wraparound, and what vacuum cannot get past.</summary>
sealed class VacuumCapability(TimeProvider clock) : ICapability
{
    public CapabilityDescriptor Descriptor { get; } = new(
        "postgres.vacuum",
        "Vacuum",
        "How far is the server from stopping for want of vacuum, are all autovacuum workers busy, and what keeps dead rows from being removed?",
        "One connection and one statement on system views, a few milliseconds.",
        PostgresDescriptor.Scope,
        [EvidenceKind.Of<VacuumState>()],
        Needs: [PostgresDescriptor.Connect],
        MayUse: [PostgresDescriptor.ReadAllStats, PostgresDescriptor.Functions]);

    public async IAsyncEnumerable<CapturedItem> CollectAsync(PostgresSession session, [EnumeratorCancellation] CancellationToken ct)
    {
        var row = (await session.QueryAsync(SqlStatement.Vacuum, VacuumRow.Read, ct)).Single();
        await session.CompleteAsync(ct);
        yield return new CapturedItem(Evidence(row, session.Major), clock.GetUtcNow());
    }

    public static VacuumState Evidence(VacuumRow row, int major) => new(
        Column.Time(row.ServerEpoch),
        new FreezeAge(row.XidDatabase, row.XidAge, row.FreezeMaxAge, Wraparound.XidsUntilStop(row.XidAge, major)),
        new FreezeAge(row.MultixactDatabase, row.MultixactAge, row.MultixactFreezeMaxAge, Wraparound.MultixactsUntilStop(row.MultixactAge, major)),
        row.Autovacuum,
        row.CanReadAllStats ? Quantity.Of(row.Workers) : Quantity.Unknown(UnknownReason.NotPermitted),
        row.MaxWorkers,
        Quantity.Of(row.Vacuums),
        [
            new(XminHolderKind.Session, Seen(row.SessionAge, isAll: row.Unseen == 0), SessionSeconds(row)),
            new(XminHolderKind.ReplicationSlot, Quantity.Of(row.SlotAge, UnknownReason.NotReported), Quantity.Unknown(UnknownReason.NotTracked)),
            new(XminHolderKind.PreparedTransaction,
                Quantity.Of(row.PreparedAge, UnknownReason.NotReported), Quantity.Of(row.PreparedSeconds, UnknownReason.NotReported)),
            new(XminHolderKind.Standby, Seen(row.StandbyAge, row.CanReadAllStats), Quantity.Unknown(UnknownReason.NotTracked)),
        ]);

    // What is hidden may be a worker of the server, whose snapshot holds nothing back.
    static Quantity Seen(double? age, bool isAll) =>
        age is not { } known ? Quantity.Unknown(UnknownReason.NotReported) : isAll ? Quantity.Of(known) : Quantity.AtMost(known);

    static Quantity SessionSeconds(VacuumRow row) =>
        row.Unseen > 0 ? Quantity.Unknown(UnknownReason.NotPermitted) : Quantity.Of(row.SessionSeconds, UnknownReason.NotReported);
}
