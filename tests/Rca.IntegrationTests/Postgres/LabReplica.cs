using Rca.IntegrationTests.Testing;
using Rca.Testing;

namespace Rca.IntegrationTests.Postgres;

/// <summary>A primary and the replica that streams from it.</summary>
public sealed class LabReplica : SharedServer<PostgresReplica>
{
    protected override Task<PostgresReplica> StartAsync(CancellationToken ct) => PostgresReplica.StartAsync(LabPostgres.Settings, TimeProvider.System, ct);
}
