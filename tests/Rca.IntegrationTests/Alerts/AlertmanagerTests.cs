using System.Text.RegularExpressions;
using Npgsql;
using Rca.IntegrationTests.Chaos;
using Rca.IntegrationTests.Distributed;
using Rca.IntegrationTests.Kit;
using Rca.IntegrationTests.Testing;
using Rca.Testing;
using Xunit;

namespace Rca.IntegrationTests.Alerts;

/// <summary>A real Alertmanager, configured as docs/alerts.md says, before every role as a process of its own.</summary>
public sealed partial class AlertmanagerTests : IDisposable
{
    const string Requests = "alertmanager_notification_requests_total";
    const string Failed = "alertmanager_notification_requests_failed_total";

    // Groups as soon as it can, so that the test ends soon.
    const string Route = """
        route: { receiver: rca, group_by: [alertname, group], group_wait: 1s, group_interval: 1s, repeat_interval: 1h }

        """;

    readonly string _token = Path.GetTempFileName();

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => File.Delete(_token);

    [Fact]
    public async Task Alerts_that_fire_group_resolve_and_fire_again_and_come_while_we_are_away_are_the_right_incidents()
    {
        await using var deployment = await FakeDeployment.PrepareAsync(Ct);
        Assert.SkipUnless(deployment.Broker.CanRestart, "the broker is not ours to stop");
        await using var alertmanager = await StartAsync(deployment);
        await deployment.StartAsync(collectors: 1, Ct);
        using var client = new DeploymentClient(deployment);

        // Two alerts of one group are one incident.
        await alertmanager.FireAsync(Group("first", "a", "b"), endsAt: null, Ct);
        var first = await NextAsync(deployment, []);
        var manifest = await client.ManifestAsync(first, Ct);
        var pods = manifest.Payload.Header.Incident.Alerts.Select(a => a.Labels["pod"]).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(2, pods.Count);
        Assert.True(manifest.Payload.Header.Completeness.IsComplete, deployment.Said);

        // While we answer 503 it tries again, and what it reports then is accepted once.
        await deployment.Broker.StopAsync(Ct);
        var failed = await alertmanager.CountAsync(Failed, Ct);
        await alertmanager.FireAsync(Group("second", "a"), endsAt: null, Ct);
        await Waiting.UntilAsync(async () => await alertmanager.CountAsync(Failed, Ct) >= failed + 2, "it tried in vain twice", () => alertmanager.Said, Ct);
        await deployment.Broker.StartAgainAsync(Ct);
        var second = await NextAsync(deployment, [first]);
        await client.ManifestAsync(second, Ct);

        // That a group has resolved starts nothing, and when it fires again later that is another incident.
        var delivered = await DeliveredAsync(alertmanager);
        await alertmanager.FireAsync(Group("first", "a", "b"), TimeProvider.System.GetUtcNow(), Ct);
        await Waiting.UntilAsync(async () => await DeliveredAsync(alertmanager) > delivered, "it told that the group has resolved", () => alertmanager.Said, Ct);
        await Task.Delay(FakeConfiguration.ReopenAfter, TimeProvider.System, Ct);
        Assert.Equal([first, second], await IncidentsAsync(deployment));
        await alertmanager.FireAsync(Group("first", "a"), endsAt: null, Ct);
        var third = await NextAsync(deployment, [first, second]);
        Assert.Contains(Assert.Single((await client.ManifestAsync(third, Ct)).Payload.Header.Incident.Alerts).Labels["pod"], pods);
        Assert.Equal(3, (await IncidentsAsync(deployment)).Count);
    }

    async Task<AlertmanagerServer> StartAsync(FakeDeployment deployment)
    {
        await File.WriteAllTextAsync(_token, deployment.ReportToken, Ct);
        var page = await File.ReadAllTextAsync(KitFiles.InRepository("docs", "alerts.md"), Ct);
        var receivers = Snippet().Match(page).Groups[1].Value
            .Replace("https://rca.example.com/", deployment.Intake.ToString(), StringComparison.Ordinal)
            .Replace("/etc/alertmanager/rca-report-token", _token, StringComparison.Ordinal);
        return await OwnServer.StartAsync((time, ct) => AlertmanagerServer.StartAsync(Route + receivers, time, ct), Ct);
    }

    static IEnumerable<Dictionary<string, string>> Group(string name, params string[] pods) =>
        pods.Select(pod => new Dictionary<string, string>(StringComparer.Ordinal) { ["alertname"] = "Steady", ["group"] = name, ["pod"] = pod });

    static async Task<double> DeliveredAsync(AlertmanagerServer alertmanager) => await alertmanager.CountAsync(Requests, Ct) - await alertmanager.CountAsync(Failed, Ct);

    static async Task<string> NextAsync(FakeDeployment deployment, IReadOnlyList<string> known)
    {
        IReadOnlyList<string> all = [];
        await Waiting.UntilAsync(async () => (all = await IncidentsAsync(deployment)).Count > known.Count, "there is another incident", () => deployment.Said, Ct);
        return Assert.Single(all.Except(known, StringComparer.Ordinal));
    }

    static async Task<IReadOnlyList<string>> IncidentsAsync(FakeDeployment deployment)
    {
        await using var connection = new NpgsqlConnection(deployment.StoreConnection);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand("select incident_id from rca.plans order by accepted_at", connection);
        await using var reader = await command.ExecuteReaderAsync(Ct);
        var ids = new List<string>();
        while (await reader.ReadAsync(Ct)) ids.Add(reader.GetString(0));
        return ids;
    }

    [GeneratedRegex("## Alertmanager\\s+```yaml\\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Snippet();
}
