using System.Text.Json;

namespace Rca.Connectors.Kubernetes.Session;

/// <summary>
/// Cuts out of an answer what nothing here may read or reads: the whole manifest in last-applied-configuration, values of the environment included, and in long
/// lists the fields that each manager owns, which are often half of it.
/// </summary>
sealed class TrimmingHandler : DelegatingHandler
{
    static readonly string[] LongLists = ["pods", "events", "replicasets", "controllerrevisions", "jobs", "nodes"];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (!response.IsSuccessStatusCode || response.Content.Headers.ContentType?.MediaType is not "application/json") return response;
        var isLong = LongLists.Contains(request.RequestUri?.Segments[^1], StringComparer.Ordinal);
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        try
        {
            var length = JsonTrimming.Trim(body, isLong ? JsonTrimming.OfLists : JsonTrimming.OfObjects);
            var content = new ByteArrayContent(body, 0, length);
            content.Headers.ContentType = response.Content.Headers.ContentType;
            response.Content.Dispose();
            response.Content = content;
            return response;
        }
        catch (JsonException)
        {
            response.Dispose();
            throw KubernetesFailures.Malformed();
        }
    }
}
