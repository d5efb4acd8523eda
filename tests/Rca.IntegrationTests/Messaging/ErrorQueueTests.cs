using System.Text;
using RabbitMQ.Client;
using Rca.Bus;
using Rca.Bus.Administration;
using Rca.Bus.Topology;
using Rca.Contracts;
using Rca.IntegrationTests.Distributed;
using Rca.IntegrationTests.Kit;
using Rca.IntegrationTests.Testing;
using Xunit;

namespace Rca.IntegrationTests.Messaging;

/// <summary>What becomes of a message that cannot be handled, on a real broker.</summary>
public sealed class ErrorQueueTests(SharedRabbitMq shared)
{
    const string Source = "orders-db";
    static readonly string Work = Entities.CollectQueue(Source);
    static readonly BusTopology Topology = BusTopology.Of([Source]);

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Message_tried_in_vain_rests_as_it_came_and_is_handled_once_it_is_put_back()
    {
        var broker = await VirtualHost.CreateAsync(await shared.GetAsync(Ct), Ct);
        var fails = true;
        var handler = new Scripted<SignedCommand>(_ => fails ? throw new InvalidOperationException("EXAMPLE-secret") : Task.CompletedTask);
        await using var admin = await BrokerAdmin.TryConnectAsync(broker, TimeProvider.System, Ct);
        Assert.Empty(await admin!.DeclareAsync(Topology, Ct));
        await using var host = await RoleHost.StartAsync(broker, handler, Receives.Commands(Source, 1), Ct);
        await host.Publisher.PublishAsync(new SignedCommand(Source, "jws"), Guid.NewGuid(), Ct, TimeSpan.FromMinutes(5));
        var state = await RestsAsync(admin, host);
        Assert.True(state is { IsError: true, Ready: 1, Oldest: { } oldest } && oldest < TimeSpan.FromMinutes(5));
        Assert.Single(handler.GivenUp);
        Assert.DoesNotContain("EXAMPLE", host.Log.Text, StringComparison.Ordinal);

        fails = false;
        // Whoever looked at its age gave it back a moment ago.
        await Waiting.UntilAsync(async () => await admin.RetryAsync(Work, 10, Ct) == 1, "it is put back", () => host.Log.Text, Ct);
        await Waiting.UntilAsync(() => Task.FromResult(!handler.Handled.IsEmpty), "it is handled", () => host.Log.Text, Ct);
        Assert.Equal(new SignedCommand(Source, "jws"), Assert.Single(handler.Handled));
        Assert.Equal(0, await admin.RetryAsync(Work, 10, Ct));
    }

    [Fact]
    public async Task Message_that_came_back_too_often_is_not_handled_again()
    {
        var broker = await VirtualHost.CreateAsync(await shared.GetAsync(Ct), Ct);
        await using var admin = await BrokerAdmin.TryConnectAsync(broker, TimeProvider.System, Ct);
        Assert.Empty(await admin!.DeclareAsync(Topology, Ct));
        await PublishAsync(broker, Work, "{\"source\":\"orders-db\",\"signed\":\"jws\"}");
        Assert.Equal(4, await GiveBackAsync(broker, Work, 4));
        var handler = new Scripted<SignedCommand>(_ => Task.CompletedTask);
        await using var host = await RoleHost.StartAsync(broker, handler, Receives.Commands(Source, 1), Ct);
        await RestsAsync(admin, host);
        Assert.Empty(handler.Handled);
        Assert.Single(handler.GivenUp);
        Assert.Contains("came back 4 times", host.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Message_that_nobody_could_even_look_at_is_put_aside_by_the_broker_and_one_that_expired_is_not()
    {
        var broker = await VirtualHost.CreateAsync(await shared.GetAsync(Ct), Ct);
        await using var admin = await BrokerAdmin.TryConnectAsync(broker, TimeProvider.System, Ct);
        Assert.Empty(await admin!.DeclareAsync(Topology, Ct));
        await PublishAsync(broker, Work, "expired", expiration: "1");
        await PublishAsync(broker, Work, "deadly");
        Assert.InRange(await GiveBackAsync(broker, Work, 100), 20, 22);
        await Waiting.UntilAsync(async () => await CountAsync(admin, Entities.ErrorQueue(Work)) == 1, "the broker has put it aside", () => "", Ct);
        Assert.Equal("deadly", await TakeAsync(broker, Entities.ErrorQueue(Work)));
        Assert.Equal(0, await CountAsync(admin, Entities.ErrorQueue(Work)));
    }

    [Fact]
    public async Task Message_that_waits_for_the_store_holds_up_no_other_and_comes_back()
    {
        var broker = await VirtualHost.CreateAsync(await shared.GetAsync(Ct), Ct);
        var away = true;
        var handler = new Scripted<SignedEvidence>(m => away && m.CommandId is "waits" ? throw new IOException("EXAMPLE-secret") : Task.CompletedTask);
        await using var admin = await BrokerAdmin.TryConnectAsync(broker, TimeProvider.System, Ct);
        Assert.Empty(await admin!.DeclareAsync(Topology, Ct));
        await using var host = await RoleHost.StartAsync(broker, handler, Receives.All<SignedEvidence>(Entities.AggregatorQueue, 1), Ct);
        await host.Publisher.PublishAsync(new SignedEvidence("waits", "p", Source, "jws"), Guid.NewGuid(), Ct);
        await host.Publisher.PublishAsync(new SignedEvidence("next", "p", Source, "jws"), Guid.NewGuid(), Ct);
        await Waiting.UntilAsync(() => Task.FromResult(handler.Handled.Any(m => m.CommandId is "next")), "the next one is handled", () => host.Log.Text, Ct);
        await Waiting.UntilAsync(async () => await CountAsync(admin, Entities.WaitQueue(Entities.AggregatorQueue)) == 1, "it waits", () => host.Log.Text, Ct);
        away = false;
        await Waiting.UntilAsync(() => Task.FromResult(handler.Handled.Any(m => m.CommandId is "waits")), "it comes back", () => host.Log.Text, Ct);
        Assert.Empty(handler.GivenUp);
    }

    static async Task<QueueState> RestsAsync(BrokerAdmin admin, RoleHost host)
    {
        QueueState? state = null;
        await Waiting.UntilAsync(
            async () => (state = (await admin.ListAsync(Topology, null, Ct)).Single(q => q.Name == Entities.ErrorQueue(Work))).Ready == 1, "it rests in the error queue", () => host.Log.Text, Ct);
        return state!;
    }

    static async Task<long?> CountAsync(BrokerAdmin admin, string queue) => (await admin.ListAsync(Topology, null, Ct)).Single(q => q.Name == queue).Ready;

    static async Task PublishAsync(Uri broker, string queue, string body, string? expiration = null)
    {
        await using var connection = await new ConnectionFactory { Uri = broker }.CreateConnectionAsync(Ct);
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true), Ct);
        await channel.BasicPublishAsync("", queue, mandatory: true, new BasicProperties { Expiration = expiration }, Encoding.UTF8.GetBytes(body), Ct);
    }

    /// <summary>Takes what is there and gives it back, as the broker does for a consumer that dies; how often there was something.</summary>
    static async Task<int> GiveBackAsync(Uri broker, string queue, int atMost)
    {
        await using var connection = await new ConnectionFactory { Uri = broker }.CreateConnectionAsync(Ct);
        var times = 0;
        for (var misses = 0; times < atMost && misses < 20;)
        {
            await using var channel = await connection.CreateChannelAsync(cancellationToken: Ct);
            if (await channel.BasicGetAsync(queue, autoAck: false, Ct) is { } message)
            {
                await channel.BasicRejectAsync(message.DeliveryTag, requeue: true, Ct);
                (times, misses) = (times + 1, 0);
            }
            else
            {
                misses++;
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, Ct);
            }
        }

        return times;
    }

    static async Task<string?> TakeAsync(Uri broker, string queue)
    {
        await using var connection = await new ConnectionFactory { Uri = broker }.CreateConnectionAsync(Ct);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: Ct);
        return await channel.BasicGetAsync(queue, autoAck: true, Ct) is { } message ? Encoding.UTF8.GetString(message.Body.Span) : null;
    }
}
