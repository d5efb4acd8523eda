using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Rca.Benchmarks.GitHub;

/// <summary>One repository on loopback whose answers are ready, and which keeps count of its own time, its requests and the quota that they took.</summary>
sealed class QuickGitHub : IAsyncDisposable
{
    /// <summary>Where it says what it counted since it was last asked; no request of the connector.</summary>
    public const string Counted = "/counted";

    readonly WebApplication _app;
    readonly QuickAnswers _answers;
    long _requests;
    long _quota;
    long _ticks;

    QuickGitHub(WebApplication app, LongHistory history)
    {
        _app = app;
        _answers = new QuickAnswers(history, () => Address);
        _app.Run(AnswerAsync);
    }

    public string Address => _app.Urls.Single() + "/";

    public static async Task<QuickGitHub> StartAsync(LongHistory history, CancellationToken ct)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var server = new QuickGitHub(builder.Build(), history);
        await server._app.StartAsync(ct);
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    async Task AnswerAsync(HttpContext context)
    {
        if (context.Request.Path == Counted)
        {
            var ms = Stopwatch.GetElapsedTime(0, Interlocked.Exchange(ref _ticks, 0)).TotalMilliseconds;
            var (requests, quota) = (Interlocked.Exchange(ref _requests, 0), Interlocked.Exchange(ref _quota, 0));
            await context.Response.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"{requests} {quota} {ms:0.0}"), context.RequestAborted);
            return;
        }

        var began = Stopwatch.GetTimestamp();
        var (body, etag, link) = _answers.Find(context.Request);
        var isSame = etag is not null && context.Request.Headers.IfNoneMatch == etag;
        Interlocked.Increment(ref _requests);
        if (!isSame) Interlocked.Increment(ref _quota);
        var response = context.Response;
        response.StatusCode = body is null ? 404 : isSame ? 304 : 200;
        response.Headers["X-RateLimit-Limit"] = "1000000";
        response.Headers["X-RateLimit-Remaining"] = "999999";
        response.Headers["X-RateLimit-Reset"] = "4000000000";
        if (etag is not null) response.Headers.ETag = etag;
        if (link is not null) response.Headers.Link = link;
        if (!isSame)
        {
            response.ContentType = "application/json; charset=utf-8";
            await response.BodyWriter.WriteAsync(body ?? Encoding.UTF8.GetBytes("""{"message":"Not Found"}"""), context.RequestAborted);
        }

        Interlocked.Add(ref _ticks, Stopwatch.GetTimestamp() - began);
    }
}
