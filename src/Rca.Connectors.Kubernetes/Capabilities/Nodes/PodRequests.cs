using k8s.Models;
using Rca.Connectors.Kubernetes.Capabilities.Reading;
using Rca.Connectors.Kubernetes.Evidence;
using Rca.Contracts;

namespace Rca.Connectors.Kubernetes.Capabilities.Nodes;

/// <summary>What a pod asks its node for, as the scheduler counts it.</summary>
static class PodRequests
{
    public static Quantity Of(V1Pod pod, NodeResourceName resource)
    {
        if (resource == NodeResourceName.Pods) return Quantity.Of(1);
        var key = KeyOf(resource);
        var (sidecars, inits) = (0d, 0d);
        foreach (var init in pod.Spec?.InitContainers ?? [])
        {
            var wanted = Number(init?.Resources?.Requests, key);
            // One that restarts always runs beside the others; any other runs alone with those before it.
            if (init?.RestartPolicy is "Always") sidecars += wanted;
            inits = Math.Max(inits, init?.RestartPolicy is "Always" ? sidecars : sidecars + wanted);
        }

        var containers = sidecars + (pod.Spec?.Containers ?? []).Sum(c => Number(c?.Resources?.Requests, key));
        return Quantity.Of(Math.Max(containers, inits) + Number(pod.Spec?.Overhead, key));
    }

    public static string KeyOf(NodeResourceName resource) => resource switch
    {
        NodeResourceName.Cpu => "cpu",
        NodeResourceName.Memory => "memory",
        NodeResourceName.EphemeralStorage => "ephemeral-storage",
        _ => "pods",
    };

    // A container that asks for nothing is counted as nothing.
    static double Number(IDictionary<string, ResourceQuantity>? requests, string key) => Math.Max(0, Amounts.Of(requests, key).Number);
}
