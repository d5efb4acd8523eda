using Rca.IntegrationTests.Testing;

namespace Rca.IntegrationTests.Connectors.Kubernetes;

/// <summary>The shop for the tests of one class after another, on the server of all: a machine has room for one controller manager.</summary>
public sealed class SharedBrokenShop(SharedKubeApi api) : SharedServer<BrokenShop>
{
    protected override async Task<BrokenShop> StartAsync(CancellationToken ct) => await BrokenShop.StartAsync(await api.GetAsync(ct), ct);
}
