using Rca.Connectors.Kubernetes.Capabilities.Workloads;
using k8s;
using k8s.Models;
using Rca.Connectors.Kubernetes.Capabilities.Reading;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.UnitTests.Connectors.Kubernetes.Capabilities;

/// <summary>Objects of the API from the JSON that a server sends, read as the connector reads them.</summary>
static class Api
{
    public static readonly DateTimeOffset At = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    public static readonly Window Window = new(At.AddMinutes(-50), At);

    public static readonly PodScope Namespace = new("shop", [], IsWhole: true);

    public static T Read<T>(string json) => KubernetesJson.Deserialize<T>(json);

    public static PodScope Scope(Workload workload) => new("shop", [workload], IsWhole: false);

    public static Workload Workload(string spec = "{}", string name = "checkout") => Rca.Connectors.Kubernetes.Capabilities.Workloads.Workload.Of(Read<V1Deployment>($$"""
        { "metadata": { "name": "{{name}}", "namespace": "shop" }, "spec": { "replicas": 9, "selector": { "matchLabels": { "app": "checkout" } },
          "template": { "metadata": { "labels": { "app": "checkout", "tier": "web" } }, "spec": {{spec}} } } }
        """));

    /// <summary>It must be writable as evidence, whatever was in the object.</summary>
    public static string Written(object evidence) => EvidenceKind.Write(evidence).GetRawText();
}
