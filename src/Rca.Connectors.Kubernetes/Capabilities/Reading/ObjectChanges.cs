using k8s.Models;
using Rca.Connectors.Kubernetes.Evidence;
using Rca.Contracts;

namespace Rca.Connectors.Kubernetes.Capabilities.Reading;

/// <summary>When an object was last changed, by its managed fields.</summary>
static class ObjectChanges
{
    public static ObjectChange Of(V1ObjectMeta? metadata, Window window)
    {
        // Controllers write the status all the time.
        var fields = (metadata?.ManagedFields ?? []).OfType<V1ManagedFieldsEntry>().Where(f => f.Subresource is not "status").Select(f => (f.Manager, At: Times.Of(f.Time))).ToList();
        var (created, changed) = (Times.Of(metadata?.CreationTimestamp), fields.Max(f => f.At));
        var managers = fields.Where(f => f.At == changed && changed is not null).Select(f => f.Manager).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return new ObjectChange(created, changed, window.Has(created) || window.Has(changed), [.. managers]);
    }
}
