using Rca.Testing;

namespace Rca.IntegrationTests.Testing;

public sealed class SharedPostgres : SharedServer<PostgresServer>
{
    protected override Task<PostgresServer> StartAsync(CancellationToken ct) => PostgresServer.StartAsync(TimeProvider.System, ct);
}
