using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Http.Features;

namespace Rca.Pipeline.Demo;

/// <summary>Answers on loopback with what real servers answered once, at times that fit the alert at hand.</summary>
public sealed class ReplayServer : IAsyncDisposable
{
    readonly WebApplication _app;
    readonly ILookup<string, (ReplayRecording Recording, ReplayAnswer Answer)> _answers;
    readonly ConcurrentQueue<ReplayRequest> _requests = new();

    ReplayServer(WebApplication app, IReadOnlyList<ReplayRecording> recordings)
    {
        _app = app;
        // Fewest wildcards first, and before one for any form that for the form that is accepted: the most exact recording answers.
        _answers = recordings.OrderBy(r => r.Wildcards).ThenBy(r => r.Accept is null).ToLookup(r => r.Path, r => (r, ReplayAnswer.Of(r)), StringComparer.Ordinal);
        _app.Run(AnswerAsync);
    }

    /// <summary>The folder beside the program that the repository's recordings are copied to.</summary>
    public static string Recordings { get; } = Path.Combine(AppContext.BaseDirectory, "demo", "recordings");

    /// <summary>Where it listens; a port that was free.</summary>
    public Uri Address => new(_app.Urls.Single());

    /// <summary>Every request so far, in the order in which they were answered.</summary>
    public IReadOnlyList<ReplayRequest> Requests => [.. _requests];

    /// <summary>Loads the recordings of <paramref name="folders"/>, shifts each folder's story so that it ends at <paramref name="alertAt"/>, and listens.</summary>
    /// <exception cref="InvalidDataException">A file is missing or not in the form of a recording, or two recordings answer the same request.</exception>
    public static async Task<ReplayServer> StartAsync(IEnumerable<string> folders, DateTimeOffset alertAt, CancellationToken cancellationToken)
    {
        IReadOnlyList<ReplayRecording> recordings = [.. folders.SelectMany(folder => ReplayFolder.Load(folder, alertAt))];
        if (recordings.CountBy(r => r.Identity, StringComparer.Ordinal).FirstOrDefault(c => c.Value > 1).Key is { } twice)
            throw new InvalidDataException($"two recordings answer the same request, {twice}: remove one, or give them different queries");

        // The empty builder reads no environment: ASPNETCORE_URLS must not move it off loopback.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var server = new ReplayServer(builder.Build(), recordings);
        await server._app.StartAsync(cancellationToken);
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    async Task AnswerAsync(HttpContext context)
    {
        var (_, answer) = _answers[context.Request.Path.Value ?? ""].FirstOrDefault(a => a.Recording.Answers(context.Request));
        answer ??= ReplayAnswer.NotFound(context.Request.Path);
        // Entered first: whoever has read the answer must find the request in the log.
        _requests.Enqueue(new(context.Request.Method, context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget, answer.Status, answer.Body.Length));
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.ContentType;
        foreach (var (name, value) in answer.Headers) context.Response.Headers[name] = value;
        if (answer.Body.IsEmpty) return;
        context.Response.ContentLength = answer.Body.Length;
        await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted);
    }
}
