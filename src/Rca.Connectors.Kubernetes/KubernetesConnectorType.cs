using Rca.Connectors.Kubernetes.Digests;
using Rca.Core.Collecting;
using Rca.Core.Configuration.Shape;

namespace Rca.Connectors.Kubernetes;

/// <summary>The connector for Kubernetes API servers, 1.20 and later.</summary>
public sealed class KubernetesConnectorType : IConnectorType
{
    public ConnectorDescriptor Descriptor => KubernetesDescriptor.Descriptor;

    public IReadOnlyList<ConfigKey> Options => KubernetesOptions.Keys;

    public IConnector Create(ConnectorContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var source = context.Source;
        var options = KubernetesOptions.Read(source.Options);
        source.Options.RefuseUnknownKeys();
        var namespaces = source.AllowedScopes.Select(scope => scope.GetValueOrDefault(KubernetesScope.NamespaceName, "*")).Distinct(StringComparer.Ordinal);
        var digests = new DigestKeys(context.State, context.Clock);
        return new KubernetesConnector(new KubernetesContext(options, context.State, digests, context.Clock), [.. namespaces]);
    }
}
