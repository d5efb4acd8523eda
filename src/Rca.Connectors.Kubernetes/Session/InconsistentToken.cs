using System.Net;
using System.Text.Json;
using k8s.Autorest;

namespace Rca.Connectors.Kubernetes.Session;

/// <summary>The token in a 410's body, with which a list goes on at a newer state than the one that it began at.</summary>
static class InconsistentToken
{
    public static string? Of(HttpResponseMessageWrapper? response)
    {
        if (response is not { StatusCode: HttpStatusCode.Gone, Content: { Length: > 0 } body }) return null;
        try
        {
            using var status = JsonDocument.Parse(body);
            return status.RootElement.ValueKind == JsonValueKind.Object
                && status.RootElement.TryGetProperty("metadata", out var metadata) && metadata.ValueKind == JsonValueKind.Object
                && metadata.TryGetProperty("continue", out var token) && token.ValueKind == JsonValueKind.String
                && token.GetString() is { Length: > 0 } found
                    ? found
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
