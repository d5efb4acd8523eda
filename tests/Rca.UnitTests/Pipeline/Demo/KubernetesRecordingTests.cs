using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Rca.Pipeline.Demo;
using Xunit;

namespace Rca.UnitTests.Pipeline.Demo;

/// <summary>The recorded story itself: it is what the demo promises to show.</summary>
public sealed class KubernetesRecordingTests : IAsyncLifetime
{
    const string Apps = "/apis/apps/v1/namespaces/shop/";
    const string Core = "/api/v1/namespaces/shop/";
    const string Selected = "?labelSelector=app%3Dcheckout&limit=500&watch=false";
    static readonly DateTimeOffset Alert = new(2031, 5, 6, 7, 8, 9, TimeSpan.Zero);
    readonly HttpClient _client = new();
    ReplayServer _server = null!;

    public async ValueTask InitializeAsync() =>
        _server = await ReplayServer.StartAsync([Path.Combine(ReplayServer.Recordings, "kubernetes")], Alert, TestContext.Current.CancellationToken);

    [Fact]
    public async Task Three_rollouts_end_with_one_that_does_not_progress_minutes_before_the_alert()
    {
        var revisions = Items(await GetAsync(Apps + "replicasets" + Selected))
            .OrderBy(r => Text(r, "metadata", "annotations", "deployment.kubernetes.io/revision"), StringComparer.Ordinal).ToList();
        Assert.Equal(["1.7.2", "1.8.0", "1.9.0"], revisions.Select(r => Text(r["spec"]!["template"]!["spec"]!["containers"]![0]!, "image").Split(':')[1]));
        Assert.Equal([33, 21, 8], revisions.Select(r => MinutesBefore(Text(r, "metadata", "creationTimestamp"))));
        var conditions = (await GetAsync(Apps + "deployments/checkout"))["status"]!["conditions"]!.AsArray();
        Assert.Contains(conditions, c => Text(c!, "reason") is "ProgressDeadlineExceeded");
    }

    [Fact]
    public async Task The_new_pods_crash_loop_after_being_killed_for_memory_and_the_old_ones_run()
    {
        var containers = Items(await GetAsync(Core + "pods" + Selected)).Select(p => p["status"]!["containerStatuses"]![0]!).ToList();
        Assert.Equal(2, containers.Count(c => (bool)c["ready"]! && Text(c, "image").EndsWith(":1.8.0", StringComparison.Ordinal)));
        var bad = containers.Where(c => Text(c, "image").EndsWith(":1.9.0", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, bad.Count);
        Assert.All(bad, c => Assert.Equal("CrashLoopBackOff", Text(c, "state", "waiting", "reason")));
        Assert.All(bad, c => Assert.Equal("OOMKilled", Text(c, "lastState", "terminated", "reason")));
    }

    [Fact]
    public async Task The_config_map_was_edited_ten_minutes_before_the_alert()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_server.Address, Core + "configmaps/checkout-config"));
        request.Headers.Accept.ParseAdd("application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1");
        using var response = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        var body = await response.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken);
        Assert.Null(body!["data"]);
        Assert.Equal(10, body["metadata"]!["managedFields"]!.AsArray().Min(f => MinutesBefore(Text(f!, "time"))));
    }

    [Fact]
    public async Task Some_events_have_an_event_time_only()
    {
        var events = Items(await GetAsync(Core + "events?limit=500&watch=false"));
        Assert.Contains(events, e => e["lastTimestamp"] is null && e["eventTime"] is not null && Text(e, "type") is "Warning");
        Assert.Contains(events, e => Text(e, "reason") is "BackOff" && (int)e["count"]! > 1);
    }

    [Fact]
    public void Every_planted_secret_is_in_the_recordings()
    {
        var secrets = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "demo", "planted-secrets.kubernetes.json")))!.AsArray();
        var recordings = string.Concat(Directory.EnumerateFiles(Path.Combine(ReplayServer.Recordings, "kubernetes")).Select(File.ReadAllText));
        Assert.True(secrets.Select(s => Text(s!, "kind")).Distinct(StringComparer.Ordinal).Count() >= 6);
        // Inside last-applied-configuration, JSON within JSON, a line break is escaped twice.
        Assert.All(secrets, s => Assert.Contains(Text(s!, "value").Replace("\n", "\\n", StringComparison.Ordinal), recordings, StringComparison.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    async Task<JsonNode> GetAsync(string target) =>
        (await _client.GetFromJsonAsync<JsonNode>(new Uri(_server.Address, target), TestContext.Current.CancellationToken))!;

    static IReadOnlyList<JsonNode> Items(JsonNode list) => [.. list["items"]!.AsArray().Select(i => i!)];

    static string Text(JsonNode node, params ReadOnlySpan<string> path)
    {
        JsonNode? at = node;
        foreach (var key in path) at = at?[key];
        return (string?)at ?? "";
    }

    static int MinutesBefore(string time) =>
        (int)Math.Round((Alert - DateTimeOffset.Parse(time, CultureInfo.InvariantCulture)).TotalMinutes);
}
