namespace Rca.Connectors.Kubernetes.Session;

/// <summary>A successful answer that is not JSON comes from something else than the API server, such as a proxy's login page.</summary>
sealed class JsonOnlyHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (!response.IsSuccessStatusCode || response.Content.Headers.ContentType?.MediaType == Expected(request)) return response;
        response.Dispose();
        throw KubernetesFailures.Malformed();
    }

    // Of all that is asked for, a container's log alone is text.
    static string Expected(HttpRequestMessage request) =>
        request.RequestUri?.AbsolutePath.EndsWith("/log", StringComparison.Ordinal) == true ? "text/plain" : "application/json";
}
