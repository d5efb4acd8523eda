using k8s.Models;
using Rca.Connectors.Kubernetes.Evidence;
using Rca.Contracts;

namespace Rca.Connectors.Kubernetes.Capabilities.Reading;

/// <summary>When an object was created, and when its specification was last changed.</summary>
static class ObjectChanges
{
    public static ObjectChange Of(V1ObjectMeta? metadata, Window window)
    {
        // Controllers write the status all the time.
        var (created, changed) = (Times.Of(metadata?.CreationTimestamp), FieldManagers.Of(metadata, "f:spec"));
        return new ObjectChange(created, changed.At, window.Has(created) || window.Has(changed.At), changed.Names);
    }
}
