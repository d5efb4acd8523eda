using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Rca.IntegrationTests.Distributed;

namespace Rca.IntegrationTests.Chaos;

/// <summary>Reports incidents while disasters strike, both in an order that the seed decides.</summary>
sealed class ChaosRun(FakeDeployment deployment, int seed, int incidents, int rounds, TimeSpan between)
{
    readonly ConcurrentBag<string> _accepted = [];
    readonly ConcurrentQueue<string> _story = new();
    readonly long _began = TimeProvider.System.GetTimestamp();

    /// <summary>The incidents that were accepted: every one that was reported, for a sender tries until it is.</summary>
    public IReadOnlyCollection<string> Accepted => _accepted;

    /// <summary>What struck when.</summary>
    public string Story => string.Join('\n', _story.Prepend($"RCA_CHAOS_SEED={seed}"));

    public async Task RunAsync(CancellationToken ct)
    {
        using var client = new DeploymentClient(deployment);
        var reporting = Parallel.ForEachAsync(Enumerable.Range(0, incidents), new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = ct }, async (n, _) =>
        {
            // Spread over the disasters.
            var due = n * between * (rounds * Disaster.All.Count) / incidents;
            var wait = due - TimeProvider.System.GetElapsedTime(_began);
            if (wait > TimeSpan.Zero) await Task.Delay(wait, TimeProvider.System, ct);
            await ReportAsync(client, n, ct);
        });
        var random = new Random(seed);
        for (var round = 0; round < rounds; round++)
        {
            var order = Disaster.All.ToArray();
            random.Shuffle(order);
            foreach (var disaster in order)
            {
                await Task.Delay(between * (0.5 + random.NextDouble()), TimeProvider.System, ct);
                Tell(disaster.Name);
                await disaster.Strike(deployment, ct);
            }
        }

        Tell("no more disasters");
        await reporting;
        Tell($"{_accepted.Count} incidents are accepted");
    }

    public void Tell(string what) => _story.Enqueue(string.Create(CultureInfo.InvariantCulture, $"{TimeProvider.System.GetElapsedTime(_began).TotalSeconds,6:0.0} s {what}"));

    async Task ReportAsync(DeploymentClient client, int number, CancellationToken ct)
    {
        var body = Report($"chaos-{seed}", number);
        // As Alertmanager does: until it is taken.
        while (true)
        {
            try
            {
                var (status, id) = await client.ReportAsync(body, ct);
                if (status == HttpStatusCode.Accepted)
                {
                    _accepted.Add(id!);
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // The intake is away.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System, ct);
        }
    }

    public static string Report(string group, int number) => new JsonObject
    {
        ["version"] = "4", ["status"] = "firing", ["receiver"] = "rca", ["groupKey"] = $"{group}-{number}",
        ["groupLabels"] = new JsonObject(), ["commonLabels"] = new JsonObject(), ["commonAnnotations"] = new JsonObject(), ["externalURL"] = "http://alertmanager.example",
        ["alerts"] = new JsonArray(new JsonObject
        {
            ["status"] = "firing", ["labels"] = new JsonObject { ["alertname"] = number % 10 == 0 ? "Hanging" : "Steady", ["number"] = $"{number}" }, ["annotations"] = new JsonObject(),
            ["startsAt"] = Started, ["endsAt"] = "0001-01-01T00:00:00Z", ["generatorURL"] = "", ["fingerprint"] = $"{number:x16}",
        }),
    }.ToJsonString();

    static readonly string Started = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
