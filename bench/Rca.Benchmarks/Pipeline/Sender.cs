using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Rca.Benchmarks.Pipeline;

/// <summary>Reports groups of alerts as Alertmanager does: until they are taken. It keeps how long each answer took.</summary>
sealed class Sender(IPipeline pipeline) : IDisposable
{
    static readonly string Started = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    readonly HttpClient _http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 64 });
    readonly ConcurrentBag<double> _answers = [];
    int _refused;

    /// <summary>Milliseconds of each answer that took a report.</summary>
    public IReadOnlyCollection<double> Answers => _answers;

    /// <summary>Answers that asked to come again later.</summary>
    public int Refused => _refused;

    public void Forget() => _answers.Clear();

    /// <summary>Reports groups, so many at a time, and no faster than <paramref name="perSecond"/> where it is given.</summary>
    public Task ReportAllAsync(string name, int groups, int alerts, Func<int, string> scope, int? perSecond, CancellationToken ct)
    {
        var began = TimeProvider.System.GetTimestamp();
        return Parallel.ForEachAsync(Enumerable.Range(0, groups), new ParallelOptions { MaxDegreeOfParallelism = 32, CancellationToken = ct }, async (n, token) =>
        {
            if (perSecond is { } rate && TimeSpan.FromSeconds((double)n / rate) - TimeProvider.System.GetElapsedTime(began) is { Ticks: > 0 } wait) await Task.Delay(wait, token);
            await ReportAsync($"{name}-{n}", alerts, scope(n), token);
        });
    }

    /// <returns>The incident's id.</returns>
    public async Task<string> ReportAsync(string group, int alerts, string scope, CancellationToken ct)
    {
        var body = Body(group, alerts, scope);
        while (true)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(pipeline.Intake, "/api/v1/alerts/alertmanager"));
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", pipeline.ReportToken);
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
            var began = TimeProvider.System.GetTimestamp();
            using var answer = await _http.SendAsync(request, ct);
            var took = TimeProvider.System.GetElapsedTime(began).TotalMilliseconds;
            var text = await answer.Content.ReadAsStringAsync(ct);
            if (answer.StatusCode == HttpStatusCode.Accepted)
            {
                _answers.Add(took);
                using var accepted = JsonDocument.Parse(text);
                return accepted.RootElement.GetProperty("incidents")[0].GetProperty("incidentId").GetString()!;
            }

            if (answer.StatusCode != HttpStatusCode.ServiceUnavailable) throw new InvalidOperationException($"{answer.StatusCode}: {text}");
            Interlocked.Increment(ref _refused);
            await Task.Delay(answer.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(1), ct);
        }
    }

    public void Dispose() => _http.Dispose();

    static string Body(string group, int alerts, string scope) => new JsonObject
    {
        ["version"] = "4", ["status"] = "firing", ["receiver"] = "rca", ["groupKey"] = group,
        ["groupLabels"] = new JsonObject(), ["commonLabels"] = new JsonObject(), ["commonAnnotations"] = new JsonObject(), ["externalURL"] = "http://alertmanager.example",
        ["alerts"] = new JsonArray([.. Enumerable.Range(0, alerts).Select(n => new JsonObject
        {
            ["status"] = "firing", ["labels"] = new JsonObject { ["alertname"] = "Load", ["namespace"] = scope, ["pod"] = $"pod-{n}" }, ["annotations"] = new JsonObject(),
            ["startsAt"] = Started, ["endsAt"] = "0001-01-01T00:00:00Z", ["generatorURL"] = "", ["fingerprint"] = $"{n:x16}",
        })]),
    }.ToJsonString();
}
