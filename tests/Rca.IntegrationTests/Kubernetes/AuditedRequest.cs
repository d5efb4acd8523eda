namespace Rca.IntegrationTests.Connectors.Kubernetes;

/// <summary>A request that the API server says it got.</summary>
sealed record AuditedRequest(string User, string Verb, string Uri, int Status)
{
    public string Path => Uri.Split('?')[0];
}
