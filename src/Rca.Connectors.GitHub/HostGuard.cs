using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.GitHub;

/// <summary>Lets requests go to the configured server only, wherever a redirect or a Link header points.</summary>
sealed class HostGuard(Uri baseAddress, Func<string?> etag) : DelegatingHandler
{
    // The shapes that Wire/ reads are those of this version.
    const string ApiVersion = "2022-11-28";

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri is not { } uri || Uri.Compare(uri, baseAddress, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) != 0)
            throw new SourceFailureException(Outcome.Failed, "foreign-address", "the server pointed to another host, which was not asked: set baseAddress to the server that answers itself");
        request.Headers.TryAddWithoutValidation("X-GitHub-Api-Version", ApiVersion);
        if (etag() is { } tag) request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        return base.SendAsync(request, cancellationToken);
    }
}
