using Rca.Testing;

namespace Rca.IntegrationTests.Testing;

public sealed class SharedRabbitMq : SharedServer<RabbitMqServer>
{
    protected override Task<RabbitMqServer> StartAsync(CancellationToken ct) => RabbitMqServer.StartAsync(TimeProvider.System, ct);
}
