using System.Text.Json.Serialization;
using k8s;
using k8s.Models;

namespace Rca.Connectors.Kubernetes.Capabilities.Reading;

/// <summary>A list of them.</summary>
sealed class CustomList : IKubernetesObject<V1ListMeta>, IItems<CustomObject>
{
    [JsonPropertyName("apiVersion")]
    public string ApiVersion { get; set; } = "";

    [JsonPropertyName("kind")]
    public string Kind { get; set; } = "";

    [JsonPropertyName("metadata")]
    public V1ListMeta Metadata { get; set; } = null!;

    [JsonPropertyName("items")]
    public IList<CustomObject> Items { get; set; } = null!;
}
