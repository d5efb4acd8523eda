using System.Text.Json;
using System.Text.Json.Serialization;
using k8s.Models;

namespace Rca.Connectors.Kubernetes.Capabilities.Reading;

/// <summary>An object of a kind that somebody has added to the API.</summary>
sealed class CustomObject
{
    [JsonPropertyName("metadata")]
    public V1ObjectMeta? Metadata { get; set; }

    [JsonPropertyName("spec")]
    public JsonElement Spec { get; set; }

    [JsonPropertyName("status")]
    public JsonElement Status { get; set; }
}
