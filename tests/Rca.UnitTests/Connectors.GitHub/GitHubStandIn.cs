using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Rca.UnitTests.Connectors.GitHub;

/// <summary>A server on loopback that answers as a test says and remembers what it was asked.</summary>
sealed class GitHubStandIn : IAsyncDisposable
{
    readonly WebApplication _app;
    readonly ConcurrentQueue<string> _asked = new();
    readonly ConcurrentQueue<string?> _tokens = new();

    GitHubStandIn(WebApplication app) => _app = app;

    public string Address => _app.Urls.First() + "/";

    public IReadOnlyList<string> Asked => [.. _asked];

    public IReadOnlyList<string?> Tokens => [.. _tokens];

    /// <summary>Each answer is for a path as asked, with its query or without; what has no answer is GitHub's 404.</summary>
    public static async Task<GitHubStandIn> StartAsync(Func<GitHubStandIn, Dictionary<string, RequestDelegate>> answers)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var standIn = new GitHubStandIn(builder.Build());
        Dictionary<string, RequestDelegate>? found = null;
        standIn._app.Run(context =>
        {
            var target = context.Request.Path + context.Request.QueryString;
            standIn._asked.Enqueue(target);
            standIn._tokens.Enqueue(context.Request.Headers.Authorization);
            found ??= answers(standIn);
            return (found.GetValueOrDefault(target) ?? found.GetValueOrDefault(context.Request.Path) ?? Answer.Status(404))(context);
        });
        await standIn._app.StartAsync(TestContext.Current.CancellationToken);
        return standIn;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
