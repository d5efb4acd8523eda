using System.Runtime.CompilerServices;
using Npgsql;
using Rca.Connectors.Postgres.Evidence;
using Rca.Connectors.Postgres.Grants;
using Rca.Connectors.Postgres.Session;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Postgres.Capabilities.Saturating;

/// <summary>postgres.saturation: connection slots and what the sessions in them do.</summary>
sealed class SaturationCapability(TimeProvider clock) : ICapability
{
    // The statement asks for one more than is kept, to know of the cut.
    const int MaximumDatabases = 20;
    const int OwnConnection = 1;

    public CapabilityDescriptor Descriptor { get; } = new(
        "postgres.saturation",
        "Connection saturation",
        "Is the server out of connection slots, and what do the sessions that hold them do?",
        "One connection and three statements on system views, a few milliseconds in all.",
        PostgresDescriptor.Scope,
        [EvidenceKind.Of<Saturation>()],
        Needs: [PostgresDescriptor.Connect],
        MayUse: [PostgresDescriptor.ReadAllStats, PostgresDescriptor.Functions]);

    public async IAsyncEnumerable<CapturedItem> CollectAsync(PostgresSession session, [EnumeratorCancellation] CancellationToken ct)
    {
        var context = (await session.QueryAsync(SqlStatement.Context, ContextRow.Read, ct)).Single();
        var counts = (await session.QueryAsync(SqlStatement.Sessions, SessionsRow.Read, ct)).Single();
        // What the functions see is what their owner sees, and they are attested by now.
        if (session.Mode is AccessMode.Hardened) context = context with { CanReadAllStats = true };
        var databases = await session.QueryAsync(SqlStatement.Databases, ReadDatabase, ct);
        await session.CompleteAsync(ct);
        yield return new CapturedItem(Evidence(context, counts, databases, session.ProcessId), clock.GetUtcNow());
    }

    public static Saturation Evidence(ContextRow context, SessionsRow counts, IReadOnlyList<DatabaseConnections> databases, int processId) => new(
        context.Version,
        DateTimeOffset.UnixEpoch.AddSeconds(context.ServerEpoch),
        context.InRecovery,
        context.OwnPid != processId,
        Quantity.Of(context.Uptime),
        Quantity.Of(context.ConfigurationAge),
        context.CanReadAllStats,
        context.TrackActivities,
        context.MaxConnections,
        context.SuperuserReserved,
        context.Reserved,
        context.MaxConnections - context.SuperuserReserved - context.Reserved,
        Used(counts),
        Quantity.Unknown(UnknownReason.NotTracked),
        SessionQuantities.Of(context, counts),
        [.. databases.Take(MaximumDatabases)],
        databases.Count > MaximumDatabases);

    // A hidden session may be a worker, which uses no slot.
    static Quantity Used(SessionsRow counts) =>
        counts.Hidden == 0 ? Quantity.Of(counts.ClientBackends + OwnConnection) : Quantity.AtMost(counts.ClientBackends + counts.Hidden + OwnConnection);

    static DatabaseConnections ReadDatabase(NpgsqlDataReader row) =>
        new(row.GetFieldValue<uint>(0), row.GetBoolean(1), row.GetInt32(2) is >= 0 and var limit ? limit : null, row.GetInt32(3));
}
