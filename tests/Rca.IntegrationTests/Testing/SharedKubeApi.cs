using Rca.Testing;

namespace Rca.IntegrationTests.Testing;

public sealed class SharedKubeApi : SharedServer<KubeApiServer>
{
    protected override Task<KubeApiServer> StartAsync(CancellationToken ct) => KubeApiServer.StartAsync(TimeProvider.System, ct);
}
