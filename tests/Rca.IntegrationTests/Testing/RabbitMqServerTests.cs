using System.Net.Http.Headers;
using System.Text;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using Rca.Testing;
using Xunit;

namespace Rca.IntegrationTests.Testing;

public sealed class RabbitMqServerTests(SharedRabbitMq shared)
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Broker_shared_answers_on_both_doors()
    {
        var server = await shared.GetAsync(Ct);
        await using var connection = await ConnectAsync(server);
        Assert.True(connection.IsOpen);
        if (server.Management is not { } management) return;
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(server.Address.UserInfo))));
        Assert.Contains("rabbitmq_version", await client.GetStringAsync(new Uri(management, "/api/overview"), Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Broker_killed_refuses_then_started_again_has_its_durable_queues()
    {
        await using var server = await OwnServer.StartAsync(RabbitMqServer.StartAsync, Ct);
        if (!server.CanRestart) Assert.Skip($"{RabbitMqServer.Variable} names a broker that is not ours to kill.");
        await using (var connection = await ConnectAsync(server))
        await using (var channel = await connection.CreateChannelAsync(cancellationToken: Ct))
        {
            var arguments = new Dictionary<string, object?>(StringComparer.Ordinal) { ["x-queue-type"] = "quorum" };
            await channel.QueueDeclareAsync("kept", durable: true, exclusive: false, autoDelete: false, arguments, cancellationToken: Ct);
        }

        await server.KillAsync(Ct);
        await Assert.ThrowsAsync<BrokerUnreachableException>(() => ConnectAsync(server));

        await server.StartAgainAsync(Ct);
        await using var again = await ConnectAsync(server);
        await using var afterwards = await again.CreateChannelAsync(cancellationToken: Ct);
        Assert.Equal("kept", (await afterwards.QueueDeclarePassiveAsync("kept", Ct)).QueueName);
    }

    [Fact]
    public async Task Brokers_two_at_once_do_not_meet()
    {
        var first = await shared.GetAsync(Ct);
        await using var second = await OwnServer.StartAsync(RabbitMqServer.StartAsync, Ct);
        if (!second.CanRestart) Assert.Skip($"{RabbitMqServer.Variable} names one broker for all.");
        Assert.NotEqual(first.Address, second.Address);
        await second.StopAsync(Ct);
        await using var connection = await ConnectAsync(first);
        Assert.True(connection.IsOpen);
    }

    static Task<IConnection> ConnectAsync(RabbitMqServer server) =>
        new ConnectionFactory { Uri = server.Address, AutomaticRecoveryEnabled = false }.CreateConnectionAsync(Ct);
}
