namespace Rca.Connectors.Kubernetes;

/// <summary>A successful answer that is not JSON comes from something else than the API server, such as a proxy's login page.</summary>
sealed class JsonOnlyHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (!response.IsSuccessStatusCode || response.Content.Headers.ContentType?.MediaType is "application/json") return response;
        response.Dispose();
        throw KubernetesFailures.Malformed();
    }
}
