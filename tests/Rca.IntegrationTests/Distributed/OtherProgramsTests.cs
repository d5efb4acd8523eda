using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using Rca.Bus;
using Rca.Contracts;
using Rca.Core.Signing;
using Rca.IntegrationTests.Kit;
using Rca.Pipeline.Demo;
using Rca.Testing;
using Xunit;

namespace Rca.IntegrationTests.Distributed;

/// <summary>Programs of others on the bus, each with the account that docs/messages.md gives it: one that reports incidents, and one that takes manifests.</summary>
public sealed class OtherProgramsTests : IAsyncLifetime
{
    const string Password = "other-programs-password";
    readonly DateTimeOffset _alertAt = TimeProvider.System.GetUtcNow();
    Deployment _deployment = null!;
    DeploymentClient _client = null!;
    string _page = "";

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _page = await File.ReadAllTextAsync(KitFiles.InRepository("docs", "messages.md"), Ct);
        _deployment = await Deployment.StartAsync(_alertAt, Ct);
        _client = new DeploymentClient(_deployment);
        foreach (var user in (string[])["alerts-sender", "workflow"]) await AddDocumentedUserAsync(user);
        foreach (var queue in (string[])[Entities.IntakeQueue, Entities.PlannerQueue, Entities.RedactorQueue, Entities.AggregatorQueue])
            await UntilAsync(() => BrokerQueues.HasConsumerAsync(_deployment.Broker.Address, queue, Ct), $"{queue} has a consumer");
        await UntilAsync(() => _client.IsReadyAsync(_deployment.Aggregator, Ct), "the aggregator is ready");
    }

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        if (_deployment is not null) await _deployment.DisposeAsync();
    }

    [Fact]
    public async Task Sender_in_python_reports_an_incident_and_can_do_nothing_else()
    {
        await using var spy = await BrokerSpy.ListenAsync(_deployment.Broker.Address, [], Ct);
        var script = _page.Split("```python")[1].Split("```")[0];
        var start = new ProcessStartInfo("/usr/bin/python3", ["-c", script]) { UseShellExecute = false, RedirectStandardError = true };
        start.Environment["RCA_RABBITMQ"] = Address("alerts-sender").ToString();
        using (var python = Process.Start(start)!)
        {
            var said = await python.StandardError.ReadToEndAsync(Ct);
            await python.WaitForExitAsync(Ct);
            Assert.True(python.ExitCode == 0, said);
        }

        await UntilAsync(() => Task.FromResult(Heard<IncidentReported>(spy).Any(m => m.Text.Contains("batch-jobs", StringComparison.Ordinal))), "IncidentReported");
        await RefusedAsync(c => c.BasicGetAsync(Entities.IntakeQueue, autoAck: true, Ct));
        await RefusedAsync(c => c.QueueDeclareAsync("mine", cancellationToken: Ct));
        await RefusedAsync(c => c.QueuePurgeAsync(Entities.PlannerQueue, Ct));
        await RefusedAsync(c => c.QueueBindAsync(Entities.IntakeQueue, Entities.Exchange<ManifestSealed>(), "", cancellationToken: Ct));
        foreach (var exchange in (string[])[Entities.Exchange<IncidentReported>(), Entities.Exchange<SignedCommand>(), Entities.Exchange<ManifestSealed>(), ""])
            await RefusedAsync(c => PublishAsync(c, exchange, "{}"));

        // What is no incident is dropped with the field at fault, and rests nowhere.
        await using (var connection = await ConnectAsync("alerts-sender"))
        await using (var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true), Ct))
        {
            await PublishAsync(channel, Entities.IncidentExchange, """{"sender":"batch-jobs","dedupKey":"EXAMPLE-KEY"}""");
            await UntilAsync(() => Task.FromResult(_deployment.Said.Contains("/alerts: missing", StringComparison.Ordinal)), "the intake says what is missing");
        }

        Assert.DoesNotContain("EXAMPLE-KEY", _deployment.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Consumer_verifies_what_is_announced_and_prints_nothing_of_what_does_not_hold()
    {
        await using var spy = await BrokerSpy.ListenAsync(_deployment.Broker.Address, [], Ct);
        var consumer = await StartConsumerAsync(_deployment.TrustedKey);
        var (_, id) = await _client.ReportAsync(DemoFiles.Webhook(_alertAt), Ct);
        await SaysAsync(consumer, $"{id}: verified, 14 of 14 items complete");
        await SaysAsync(consumer, "no gaps");
        Assert.Matches(new Regex(@"  change \S+ \S+ \S+ in (acme-code|prod-eu) \(evidence [0-9a-f]{12}\)", RegexOptions.None, TimeSpan.FromSeconds(5)), consumer.Said);

        // Again, with a field of a later version; then what is no announcement, and one of an incident that nobody knows.
        var announced = JsonNode.Parse(Heard<ManifestSealed>(spy)[0].Text.Split('\n')[^1])!.AsObject();
        announced["inventedLater"] = new JsonObject { ["deep"] = 1 };
        await AnnounceAsync(announced.ToJsonString());
        await SaysAsync(consumer, $"{id} revision 1: read already");
        await AnnounceAsync("no JSON");
        await AnnounceAsync("""{"incidentId":"../../evidence/x","revision":1,"root":"x"}""");
        await AnnounceAsync("""{"incidentId":"inc-00000000000000000000000000000000","revision":1,"root":"x"}""");
        await SaysAsync(consumer, "inc-00000000000000000000000000000000: there is no manifest");
        Assert.Equal(2, Regex.Count(consumer.Said, "not an announcement: dropped", RegexOptions.None, TimeSpan.FromSeconds(5)));
        await consumer.StopAsync(Ct);
        Assert.Equal(0, consumer.ExitCode);

        var foreign = System.IO.Path.GetTempFileName();
        await File.WriteAllTextAsync(foreign, SigningKey.Create().PublicKey.ToPem(), Ct);
        var mistrusting = await StartConsumerAsync(foreign);
        await AnnounceAsync(announced.ToJsonString());
        await SaysAsync(mistrusting, $"{id}: NOT VERIFIED, its content is not shown: ");
        Assert.DoesNotContain("  change", mistrusting.Said, StringComparison.Ordinal);
        Assert.DoesNotContain(": verified", mistrusting.Said, StringComparison.Ordinal);
        File.Delete(foreign);
    }

    async Task<ProgramProcess> StartConsumerAsync(string key)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["RCA_RABBITMQ"] = Address("workflow").ToString() };
        environment["RCA_URL"] = _deployment.Aggregator.ToString();
        environment["RCA_READ_TOKEN"] = _deployment.ReadToken;
        environment["RCA_TRUSTED_KEY"] = key;
        var consumer = _deployment.StartBeside("Consumer", environment);
        await SaysAsync(consumer, "waiting for manifests");
        return consumer;
    }

    // The two lines of the page, over the management API.
    async Task AddDocumentedUserAsync(string user)
    {
        var rights = Regex.Match(_page, $@"set_permissions {user} '([^']*)' '([^']*)' '([^']*)'", RegexOptions.None, TimeSpan.FromSeconds(5));
        Assert.True(rights.Success, $"the page gives {user} its rights");
        using var http = new HttpClient { BaseAddress = _deployment.Broker.Management };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(_deployment.Broker.Address.UserInfo))));
        using var added = await http.PutAsJsonAsync($"/api/users/{user}", new { password = Password, tags = "" }, Ct);
        added.EnsureSuccessStatusCode();
        using var permitted = await http.PutAsJsonAsync(
            $"/api/permissions/%2F/{user}", new { configure = rights.Groups[1].Value, write = rights.Groups[2].Value, read = rights.Groups[3].Value }, Ct);
        permitted.EnsureSuccessStatusCode();
    }

    Uri Address(string user) => new UriBuilder(_deployment.Broker.Address) { UserName = user, Password = Password }.Uri;

    Task<IConnection> ConnectAsync(string user) => new ConnectionFactory { Uri = Address(user) }.CreateConnectionAsync(Ct);

    async Task RefusedAsync(Func<IChannel, Task> act)
    {
        await using var connection = await ConnectAsync("alerts-sender");
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true), Ct);
        var refused = await Assert.ThrowsAnyAsync<RabbitMQClientException>(() => act(channel));
        Assert.Equal(403, Assert.IsAssignableFrom<OperationInterruptedException>(refused).ShutdownReason!.ReplyCode);
    }

    async Task AnnounceAsync(string body)
    {
        await using var connection = await new ConnectionFactory { Uri = _deployment.Broker.Address }.CreateConnectionAsync(Ct);
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true), Ct);
        await PublishAsync(channel, Entities.Exchange<ManifestSealed>(), body);
    }

    static async Task PublishAsync(IChannel channel, string exchange, string body) => await channel.BasicPublishAsync(
        exchange, exchange.Length == 0 ? Entities.PlannerQueue : "", mandatory: false, new BasicProperties { ContentType = "application/json" }, Encoding.UTF8.GetBytes(body), Ct);

    Task SaysAsync(ProgramProcess program, string text) => UntilAsync(() => Task.FromResult(program.Said.Contains(text, StringComparison.Ordinal)), $"it says: {text}");

    Task UntilAsync(Func<Task<bool>> holds, string what) => Waiting.UntilAsync(holds, what, () => _deployment.Said, Ct);

    static List<BrokerSpy.Heard> Heard<T>(BrokerSpy spy) => [.. spy.All.Where(m => string.Equals(m.Exchange, Entities.Exchange<T>(), StringComparison.Ordinal))];
}
