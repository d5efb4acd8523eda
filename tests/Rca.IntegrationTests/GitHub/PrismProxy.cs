using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Rca.IntegrationTests.GitHub;

/// <summary>What GitHub does and Prism does not: it answers its own media type with JSON, and a tag's name may have a slash in a path.</summary>
sealed class PrismProxy : IAsyncDisposable
{
    const string References = "/git/ref/";

    readonly WebApplication _app;
    readonly HttpClient _http;
    readonly ConcurrentQueue<(string Path, int Status)> _answered = new();

    PrismProxy(WebApplication app, Uri prism) => (_app, _http) = (app, new HttpClient { BaseAddress = prism });

    public string Address => _app.Urls.First() + "/";

    public IReadOnlyList<(string Path, int Status)> Answered => [.. _answered];

    public static async Task<PrismProxy> StartAsync(Uri prism, CancellationToken ct)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var proxy = new PrismProxy(builder.Build(), prism);
        proxy._app.Run(proxy.AnswerAsync);
        await proxy._app.StartAsync(ct);
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _http.Dispose();
    }

    async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        if (path.IndexOf(References, StringComparison.Ordinal) is > 0 and var at)
            path = path[..(at + References.Length)] + Uri.EscapeDataString(path[(at + References.Length)..]);
        using var question = new HttpRequestMessage(new HttpMethod(context.Request.Method), path.TrimStart('/') + context.Request.QueryString);
        question.Headers.Accept.ParseAdd("application/json");
        using var answer = await _http.SendAsync(question, context.RequestAborted);
        _answered.Enqueue((path, (int)answer.StatusCode));
        context.Response.StatusCode = (int)answer.StatusCode;
        context.Response.ContentType = "application/json; charset=utf-8";
        await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
