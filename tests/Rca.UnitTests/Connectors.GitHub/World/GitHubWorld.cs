using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Rca.UnitTests.Connectors.GitHub.World;

/// <summary>A GitHub on loopback that has repositories and keeps GitHub's rules: pages, ETags, renamed and empty repositories, limits.</summary>
sealed class GitHubWorld : IAsyncDisposable
{
    readonly WebApplication _app;
    readonly List<Asked> _asked = [];
    readonly Lock _gate = new();

    GitHubWorld(WebApplication app) => _app = app;

    public string Address => _app.Urls.First() + "/";

    public List<WorldRepository> Repositories { get; } = [];

    /// <summary>Names that a repository had, and its id.</summary>
    public Dictionary<string, long> FormerNames { get; } = new(StringComparer.Ordinal);

    /// <summary>The most that a page has, whatever is asked for.</summary>
    public int PageSize { get; set; } = 100;

    public int Limit { get; set; } = 5_000;

    /// <summary>What is left of the primary limit; a 304 takes nothing of it.</summary>
    public int Remaining { get; set; } = 5_000;

    /// <summary>When the primary limit is whole again.</summary>
    public DateTimeOffset Reset { get; set; } = GitHubSource.Now.AddMinutes(40);

    /// <summary>For how many seconds the secondary limit wants no request; null for none.</summary>
    public int? RetryAfter { get; set; }

    /// <summary>What happens to a request instead of an answer, by its number from 0; null for nothing.</summary>
    public Func<int, RequestDelegate?> Fault { get; set; } = _ => null;

    /// <summary>Is told of every answer that has a body: of which path, its status, the body.</summary>
    public Action<string, int, string> Answering { get; set; } = (_, _, _) => { };

    public IReadOnlyList<Asked> Requests
    {
        get
        {
            lock (_gate) return [.. _asked];
        }
    }

    public static async Task<GitHubWorld> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var world = new GitHubWorld(builder.Build());
        world._app.Run(world.AnswerAsync);
        await world._app.StartAsync(TestContext.Current.CancellationToken);
        return world;
    }

    /// <summary>The one repository that a source of these tests may ask for, empty.</summary>
    public WorldRepository New(long id = 4820)
    {
        var repository = new WorldRepository(id, "acme/checkout");
        Repositories.Add(repository);
        return repository;
    }

    public void Rename(WorldRepository repository, string name)
    {
        FormerNames[repository.Name] = repository.Id;
        repository.Name = name;
    }

    /// <summary>Forgets what was asked.</summary>
    public void Forget()
    {
        lock (_gate) _asked.Clear();
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    async Task AnswerAsync(HttpContext context)
    {
        var number = Enter(context.Request.Path + context.Request.QueryString);
        if (Fault(number) is { } fault)
        {
            await fault(context);
            return;
        }

        var answer = Limited() ?? Route(context.Request);
        var text = answer.Body?.ToJsonString();
        var etag = $"W/\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(context.Request.Headers.Authorization + text)))}\"";
        var isSame = answer.Status == 200 && context.Request.Headers.IfNoneMatch == etag;
        if (!isSame && Remaining > 0) Remaining--;
        lock (_gate) _asked[number] = _asked[number] with { Status = isSame ? 304 : answer.Status };
        var response = context.Response;
        response.StatusCode = isSame ? 304 : answer.Status;
        foreach (var (name, value) in answer.Headers) response.Headers[name] = value;
        response.Headers["X-RateLimit-Limit"] = Limit.ToString(CultureInfo.InvariantCulture);
        response.Headers["X-RateLimit-Remaining"] = Remaining.ToString(CultureInfo.InvariantCulture);
        response.Headers["X-RateLimit-Reset"] = Answer.Epoch(Reset);
        if (answer.Status == 200) response.Headers.ETag = etag;
        if (isSame || text is null) return;
        Answering(context.Request.Path.Value!, answer.Status, text);
        response.ContentType = "application/json; charset=utf-8";
        await response.WriteAsync(text, context.RequestAborted);
    }

    int Enter(string target)
    {
        lock (_gate)
        {
            _asked.Add(new Asked(target, 0));
            return _asked.Count - 1;
        }
    }

    WorldAnswer? Limited() => (Remaining, RetryAfter) switch
    {
        (0, _) => WorldAnswer.Error(403, "API rate limit exceeded for installation ID 1."),
        (_, { } seconds) => WorldAnswer.Error(429, "You have exceeded a secondary rate limit.") with { Headers = [("Retry-After", $"{seconds}")] },
        _ => null,
    };

    WorldAnswer Route(HttpRequest request)
    {
        var parts = request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var (found, rest) = parts switch
        {
            ["repos", var owner, var name, .. var below] => (ByName($"{owner}/{name}"), below),
            ["repositories", var id, .. var below] => (Repositories.Find(r => r.Id == long.Parse(id, CultureInfo.InvariantCulture)), below),
            _ => (null, []),
        };
        if (found is null && parts is ["repos", var o, var n, ..] && FormerNames.TryGetValue($"{o}/{n}", out var moved))
            return new WorldAnswer(301, Message("Moved Permanently"), ("Location", $"{Address}repositories/{moved}{string.Concat(rest.Select(r => "/" + r))}{request.QueryString}"));
        if (found is not { IsVisible: true }) return WorldAnswer.NotFound;
        var query = QueryHelpers.ParseQuery(request.QueryString.Value).ToDictionary(q => q.Key, q => q.Value.ToString(), StringComparer.Ordinal);
        return new WorldRoutes(this, found, query).Answer(rest);
    }

    WorldRepository? ByName(string name) => Repositories.Find(r => string.Equals(r.Name, name, StringComparison.OrdinalIgnoreCase));

    static JsonObject Message(string text) => new() { ["message"] = text };

    public sealed record Asked(string Target, int Status);
}
