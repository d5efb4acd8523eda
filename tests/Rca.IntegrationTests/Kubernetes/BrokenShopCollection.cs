using Xunit;

namespace Rca.IntegrationTests.Connectors.Kubernetes;

/// <summary>The tests of the one broken shop. Each sets its reader's rights, so they run one after another.</summary>
[CollectionDefinition(nameof(BrokenShopCollection))]
public sealed class BrokenShopCollection : ICollectionFixture<SharedBrokenShop>;
