using System.Globalization;
using System.Net;
using System.Text.Json;
using Octokit;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.GitHub;

/// <summary>GitHub's refusals and the network's, each as an outcome and a reason of a closed set. No text of the source is passed on.</summary>
static class GitHubFailures
{
    public const string Conflict = "conflict";
    public const string NotPermitted = "not-permitted";
    public const string ServerError = "server-error";
    public const string NotVisible = "not-visible";
    public const string UnexpectedStatus = "unexpected-status";

    public static SourceFailureException Of(Exception error, string permission, DateTimeOffset now) => error switch
    {
        SourceFailureException failure => failure,
        ApiException answer => OfAnswer(answer, permission, now),
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } =>
            new(Outcome.Failed, "answer-too-large", $"an answer was longer than {LedgerHandler.MaximumBody} bytes"),
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => new(Outcome.Unreachable, "name-not-resolved", "check the host of baseAddress and DNS"),
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => new(Outcome.Unreachable, "tls-failed", "the server's certificate was not accepted"),
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => new(Outcome.Unreachable, "not-connected", "check baseAddress and the network in between"),
        HttpRequestException or IOException => new(Outcome.Unreachable, "connection-lost"),
        OperationCanceledException or TimeoutException => new(Outcome.Unreachable, "no-answer", "a request was not answered in time"),
        JsonException => new(Outcome.Failed, "malformed-answer", "an answer was cut short or has not the documented form"),
        _ => new(Outcome.Failed, "unexpected-answer"),
    };

    public static SourceFailureException NotJson() =>
        new(Outcome.Failed, "not-json", "the server answered with something other than JSON: check that baseAddress is that of the REST API");

    static SourceFailureException OfAnswer(ApiException answer, string permission, DateTimeOffset now)
    {
        var headers = new AnswerHeaders(answer.HttpResponse);
        if (WaitsUntil(answer, headers, now) is { } until)
            return SourceFailureException.Throttled("rate-limit", $"GitHub asks to wait until {UtcTimeJsonConverter.Format(until)}", until - now);
        return answer.StatusCode switch
        {
            HttpStatusCode.Unauthorized => new(Outcome.Forbidden, "bad-credentials", "GitHub does not accept the token: it is wrong, expired or revoked"),
            HttpStatusCode.Forbidden when headers.Find("X-GitHub-SSO") is not null =>
                new(Outcome.Forbidden, "sso-required", "the organization wants this token authorized for SAML single sign-on"),
            HttpStatusCode.Forbidden => Forbidden(permission, NotPermitted, $"the token lacks the repository permission \"{permission}\""),
            HttpStatusCode.NotFound => Forbidden(permission, NotVisible,
                $"GitHub answers the same for what does not exist and for what the token may not see: check the name, and that the token has \"{permission}\" on this repository"),
            HttpStatusCode.Conflict => new(Outcome.Failed, Conflict),
            HttpStatusCode.ServiceUnavailable => SourceFailureException.Full(ServerError, "the server has no capacity now and does not say for how long"),
            >= HttpStatusCode.InternalServerError => new(Outcome.Unreachable, ServerError, $"the server answered {Number(answer.StatusCode)}"),
            _ => new(Outcome.Failed, UnexpectedStatus, $"the server answered {Number(answer.StatusCode)}"),
        };
    }

    // Who the token is is asked without a permission that we declare.
    static SourceFailureException Forbidden(string permission, string reason, string detail) =>
        GitHubDescriptor.Find(permission) is { } declared ? SourceFailureException.Forbidden(declared, reason, detail) : new(Outcome.Forbidden, reason, detail);

    /// <summary>Until when GitHub's primary or secondary limit wants no request; null when the answer is about something else.</summary>
    static DateTimeOffset? WaitsUntil(ApiException answer, AnswerHeaders headers, DateTimeOffset now)
    {
        if (answer.StatusCode is not (HttpStatusCode.Forbidden or HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable)) return null;
        if (RetryAfter(headers.Find("Retry-After"), now) is { } retryAfter) return retryAfter;
        var spent = headers.Find("X-RateLimit-Remaining") == "0";
        if (spent && long.TryParse(headers.Find("X-RateLimit-Reset"), NumberStyles.None, CultureInfo.InvariantCulture, out var reset) && reset <= LastSecond)
            return DateTimeOffset.FromUnixTimeSeconds(reset);
        var limited = spent || answer.StatusCode == HttpStatusCode.TooManyRequests
            || answer is RateLimitExceededException or SecondaryRateLimitExceededException or AbuseException;
        // GitHub's own rule where it names no time: at least a minute.
        return limited ? now + TimeSpan.FromMinutes(1) : null;
    }

    static DateTimeOffset? RetryAfter(string? value, DateTimeOffset now)
    {
        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)) return now.AddSeconds(seconds);
        return DateTimeOffset.TryParseExact(value, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
    }

    static readonly long LastSecond = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    static string Number(HttpStatusCode status) => ((int)status).ToString(CultureInfo.InvariantCulture);
}
