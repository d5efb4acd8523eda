using k8s;
using Rca.Connectors.Kubernetes.Capabilities.Reading;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.UnitTests.Connectors.Kubernetes.Capabilities;

/// <summary>Objects of the API from the JSON that a server sends, read as the connector reads them.</summary>
static class Api
{
    public static readonly DateTimeOffset At = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    public static readonly Window Window = new(At.AddMinutes(-50), At);

    public static readonly PodScope Namespace = new("shop", null, null, null, null);

    public static T Read<T>(string json) => KubernetesJson.Deserialize<T>(json);

    public static PodScope Workload(string template, string name = "checkout") => new("shop", name, "app=checkout", Read<k8s.Models.V1PodTemplateSpec>(template), 3);

    /// <summary>It must be writable as evidence, whatever was in the object.</summary>
    public static string Written(object evidence) => EvidenceKind.Write(evidence).GetRawText();
}
