using Rca.IntegrationTests.Testing;

namespace Rca.IntegrationTests.Connectors.Kubernetes;

/// <summary>The shop for the tests of one class after another: it has a server of its own, for it changes nodes, kinds and rights of the whole cluster.</summary>
public sealed class SharedBrokenShop : SharedServer<BrokenShop>
{
    protected override Task<BrokenShop> StartAsync(CancellationToken ct) => BrokenShop.StartAsync(ct);
}
