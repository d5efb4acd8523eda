using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using RabbitMQ.Client;
using Rca.Bus;
using Rca.Bus.Administration;
using Rca.Bus.Topology;
using Rca.Contracts;
using Rca.Core.Messaging;
using Rca.IntegrationTests.Distributed;
using Rca.IntegrationTests.Kit;
using Rca.IntegrationTests.Testing;
using Xunit;

namespace Rca.IntegrationTests.Messaging;

/// <summary>What is declared on a real broker, by whom, and what is said when it is declared otherwise.</summary>
public sealed class TopologyTests(SharedRabbitMq shared)
{
    static readonly BusTopology Whole = BusTopology.Of(["orders-db", "prod-eu"]);

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Topology_declared_twice_is_whole_and_the_same()
    {
        var broker = await VirtualHost.CreateAsync(await shared.GetAsync(Ct), Ct);
        await using var admin = await BrokerAdmin.TryConnectAsync(broker, TimeProvider.System, Ct);
        Assert.All(await admin!.ListAsync(Whole, null, Ct), q => Assert.Null(q.Ready));
        Assert.Empty(await admin.DeclareAsync(Whole, Ct));
        Assert.Empty(await admin.DeclareAsync(Whole, Ct));
        Assert.All(await admin.ListAsync(Whole, null, Ct), q => Assert.Equal((0, 0), (q.Ready, q.Consumers)));
        Assert.Equal(14, Whole.Queues.Count);
    }

    [Fact]
    public async Task Queue_and_exchange_declared_otherwise_are_told_in_words()
    {
        var broker = await VirtualHost.CreateAsync(await shared.GetAsync(Ct), Ct);
        await using (var connection = await new ConnectionFactory { Uri = broker }.CreateConnectionAsync(Ct))
        await using (var channel = await connection.CreateChannelAsync(cancellationToken: Ct))
        {
            await channel.QueueDeclareAsync(Entities.PlannerQueue, durable: true, exclusive: false, autoDelete: false, cancellationToken: Ct);
            await channel.ExchangeDeclareAsync(Entities.IncidentExchange, "direct", durable: true, cancellationToken: Ct);
        }

        await using var admin = await BrokerAdmin.TryConnectAsync(broker, TimeProvider.System, Ct);
        var problems = await admin!.DeclareAsync(Whole, Ct);
        Assert.Equal(2, problems.Count);
        Assert.Contains("exchange rca.incident.v1: type is 'direct', expected 'fanout'", problems[0], StringComparison.Ordinal);
        Assert.Contains("queue rca-planner: x-dead-letter-exchange is not set, expected 'rca.dead-letter.v1'", problems[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Role_that_may_only_read_and_write_works_once_the_topology_is_there_and_says_before_what_is_missing()
    {
        var server = await shared.GetAsync(Ct);
        var broker = await VirtualHost.CreateAsync(server, Ct);
        Assert.SkipWhen(server.Management is null, "the management API is not known");
        var management = server.Management!;
        var restricted = await ReadAndWriteOnlyAsync(management, server.Address, broker);
        var handler = new Scripted<IncidentReported>(_ => Task.CompletedTask);
        await using var host = await RoleHost.StartAsync(restricted, handler, Receives.All<IncidentReported>(Entities.PlannerQueue, 4), Ct);
        await Waiting.UntilAsync(() => Task.FromResult(host.Log.Text.Contains("run 'rca topology'", StringComparison.Ordinal)), "it says what is missing", () => host.Log.Text, Ct);

        await using var admin = await BrokerAdmin.TryConnectAsync(broker, TimeProvider.System, Ct);
        Assert.Empty(await admin!.DeclareAsync(Whole, Ct));
        var incident = new IncidentReported("a", "k", TimeProvider.System.GetUtcNow(), [], 0);
        await host.Publisher.PublishAsync(incident, Guid.NewGuid(), Ct);
        await Waiting.UntilAsync(() => Task.FromResult(!handler.Handled.IsEmpty), "it is handled", () => host.Log.Text, Ct);
    }

    [Fact]
    public async Task Command_for_a_source_without_a_queue_has_no_route_and_the_others_are_not_disturbed()
    {
        var broker = await VirtualHost.CreateAsync(await shared.GetAsync(Ct), Ct);
        var handler = new Scripted<SignedCommand>(_ => Task.CompletedTask);
        await using var host = await RoleHost.StartAsync(broker, handler, Receives.Commands("orders-db", 4), Ct);
        await Waiting.UntilAsync(() => BrokerQueues.HasConsumerAsync(broker, Entities.CollectQueue("orders-db"), Ct), "it consumes", () => host.Log.Text, Ct);
        var sent = Enumerable.Range(0, 50).Select(n => host.Publisher.PublishAsync(new SignedCommand(n % 2 == 0 ? "orders-db" : "nobody", $"{n}"), Guid.NewGuid(), Ct)).ToList();
        foreach (var (n, task) in sent.Index())
        {
            if (n % 2 == 0) await task;
            else await Assert.ThrowsAsync<NoRouteException>(() => task);
        }

        await Waiting.UntilAsync(() => Task.FromResult(handler.Handled.Count == 25), "the others arrive", () => host.Log.Text, Ct);
    }

    static async Task<Uri> ReadAndWriteOnlyAsync(Uri management, Uri administrator, Uri broker)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(administrator.UserInfo))));
        var name = $"rw-{broker.AbsolutePath[1..]}";
        using var user = await http.PutAsJsonAsync(new Uri(management, $"/api/users/{name}"), new { password = "pw", tags = "" }, Ct);
        user.EnsureSuccessStatusCode();
        using var rights = await http.PutAsJsonAsync(new Uri(management, $"/api/permissions{broker.AbsolutePath}/{name}"), new { configure = "^$", write = ".*", read = ".*" }, Ct);
        rights.EnsureSuccessStatusCode();
        return new UriBuilder(broker) { UserName = name, Password = "pw" }.Uri;
    }
}
