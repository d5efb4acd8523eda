using System.Globalization;
using System.Net;
using System.Text.Json;
using k8s.Autorest;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes;

/// <summary>The API server's errors as outcomes. Its own texts stay behind: a Status message may quote an object.</summary>
static class KubernetesFailures
{
    public static SourceFailureException From(Exception error, PermissionDescriptor permission) => error switch
    {
        HttpOperationException { Response: { } response } => FromStatus(response, permission),
        HttpRequestException http => FromConnection(http),
        JsonException => Malformed(),
        OperationCanceledException or TimeoutException => new(Outcome.TimedOut, "request-timeout"),
        IOException => new(Outcome.Unreachable, "connection-lost"),
        _ => new(Outcome.Failed, "client-fault", $"an unexpected {error.GetType().Name} in the Kubernetes client"),
    };

    public static SourceFailureException Malformed() =>
        new(Outcome.Failed, "malformed-answer", "the answer is not what a Kubernetes API server sends: is there a proxy in between?");

    public static SourceFailureException ListExpired() =>
        new(Outcome.Expired, "list-expired", "the list changed so much between two pages that the server could not go on with it");

    public static SourceFailureException ListChanged() => new(Outcome.Truncated, "list-changed",
        "the server no longer kept the state that a list began at, and it was gone on with at a newer one: what changed in between may be missing or twice");

    public static SourceFailureException NoWorkload() =>
        new(Outcome.NotFound, "no-such-workload", "the namespace has no Deployment, StatefulSet or DaemonSet of this name");

    public static SourceFailureException NothingSelected() =>
        new(Outcome.NotFound, "nothing-selected", "the selector selects no Deployment, StatefulSet or DaemonSet of the namespace");

    public static SourceFailureException NoPod() =>
        new(Outcome.NotFound, "no-such-pod", "the namespace has no pod of this name, and no workload whose pods are named so");

    static SourceFailureException FromStatus(HttpResponseMessageWrapper response, PermissionDescriptor permission) => response.StatusCode switch
    {
        HttpStatusCode.Unauthorized =>
            new(Outcome.Forbidden, "not-authenticated", "the API server does not accept the credentials: renew the token or the client certificate"),
        HttpStatusCode.Forbidden => SourceFailureException.Forbidden(permission, "not-permitted", $"grant {permission.Grant}"),
        HttpStatusCode.NotFound => new(Outcome.NotFound, "no-such-object"),
        HttpStatusCode.NotAcceptable or HttpStatusCode.MethodNotAllowed => new(Outcome.Unsupported, "not-supported-by-server"),
        HttpStatusCode.Gone => ListExpired(),
        HttpStatusCode.TooManyRequests => SourceFailureException.Throttled("too-many-requests", Asks(response), RetryAfter(response)),
        HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable => RetryAfter(response) is { } wait
            ? SourceFailureException.Unreachable("server-unavailable", Asks(response), wait)
            : SourceFailureException.Full("server-unavailable"),
        HttpStatusCode.GatewayTimeout => new(Outcome.TimedOut, "server-timeout"),
        >= HttpStatusCode.InternalServerError => new(Outcome.Failed, "server-error", Status(response)),
        _ => new(Outcome.Failed, "unexpected-status", Status(response)),
    };

    static SourceFailureException FromConnection(HttpRequestException error) => error.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => new(Outcome.Unreachable, "no-such-host"),
        HttpRequestError.SecureConnectionError => new(Outcome.Unreachable, "tls-failed", "the API server's certificate is not trusted, or is for another name"),
        HttpRequestError.ConfigurationLimitExceeded => new(Outcome.Failed, "answer-too-large"),
        HttpRequestError.ConnectionError => new(Outcome.Unreachable, "no-connection"),
        _ => new(Outcome.Unreachable, "connection-lost"),
    };

    static string Status(HttpResponseMessageWrapper response) =>
        string.Create(CultureInfo.InvariantCulture, $"the API server answered {(int)response.StatusCode}");

    static string? Asks(HttpResponseMessageWrapper response) =>
        RetryAfter(response) is { } wait ? string.Create(CultureInfo.InvariantCulture, $"the API server asks to wait {wait.TotalSeconds} s") : null;

    static TimeSpan? RetryAfter(HttpResponseMessageWrapper response) =>
        response.Headers.FirstOrDefault(h => string.Equals(h.Key, "Retry-After", StringComparison.OrdinalIgnoreCase)).Value?.FirstOrDefault() is { } value
        && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : null;
}
