namespace Rca.Connectors.GitHub.Limits;

/// <summary>Makes a request only when the quota has room for it, and learns from each answer what is left.</summary>
sealed class QuotaHandler(Quota quota) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var isGraphql = request.RequestUri?.AbsolutePath.EndsWith("/graphql", StringComparison.Ordinal) is true;
        var resource = isGraphql ? LimitedResource.Graphql : LimitedResource.Core;
        using var place = await quota.EnterAsync(resource, cancellationToken);
        var answer = await base.SendAsync(request, cancellationToken);
        // Before the place is given back: whoever takes it next must know.
        if (Standing.Read(answer) is { } standing) quota.Note(resource, standing);
        return answer;
    }
}
