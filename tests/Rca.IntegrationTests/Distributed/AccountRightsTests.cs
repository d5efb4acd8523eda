using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using Rca.IntegrationTests.EndToEnd;
using Rca.IntegrationTests.Kit;
using Rca.IntegrationTests.Testing;
using Rca.Testing;
using Xunit;

namespace Rca.IntegrationTests.Distributed;

/// <summary>Each account of <c>rca topology accounts</c> on a real broker: everything that is not its own is refused. That its own suffices is for the tests of the deployment.</summary>
public sealed class AccountRightsTests
{
    static readonly string[] Exchanges =
    [
        "rca.incident.v1", "rca.incident-reported.v1", "rca.collect-evidence.v1", "rca.captured-evidence.v1", "rca.evidence-collected.v1", "rca.manifest-sealed.v1", "rca.dead-letter.v1",
    ];

    static readonly string[] Queues =
    [
        "rca-intake", "rca-planner", "rca-redactor", "rca-aggregator", "rca-collect-prod-eu", "rca-collect-acme-code", "rca-collect-orders-db",
        "rca-planner_error", "rca-redactor_error", "rca-aggregator_error", "rca-collect-orders-db_error", "rca-planner_wait",
    ];

    // As docs/messages.md has who writes and reads what: by hand, not from the code.
    static readonly (string Account, string[] Writes, string[] Reads)[] Own =
    [
        ("rca-intake", ["rca.incident-reported.v1"], ["rca-intake"]),
        ("rca-planner", ["rca.collect-evidence.v1"], ["rca-planner"]),
        ("rca-redactor", ["rca.evidence-collected.v1"], ["rca-redactor"]),
        ("rca-aggregator", ["rca.manifest-sealed.v1"], ["rca-aggregator"]),
        ("rca-collector-kubernetes", ["rca.captured-evidence.v1"], ["rca-collect-prod-eu"]),
        ("rca-collector-github", ["rca.captured-evidence.v1"], ["rca-collect-acme-code"]),
        ("rca-collector-postgres", ["rca.captured-evidence.v1"], ["rca-collect-orders-db"]),
    ];

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Account_of_a_process_publishes_and_consumes_its_own_and_is_refused_all_else()
    {
        await using var broker = await OwnServer.StartAsync(RabbitMqServer.StartAsync, Ct);
        var configuration = KitFiles.InRepository("deploy", "k8s", "base", "rca.yaml");
        var (exit, commands, errors) = await RcaProcess.RunAsync(["topology", "accounts", "--config", configuration], Ct);
        Assert.True(exit == 0, errors);
        var accounts = await BrokerAccounts.AddAsync(broker, commands, Ct);
        Assert.Equal(Own.Select(o => o.Account).Append("rca-owner").Order(StringComparer.Ordinal), accounts.Keys.Order(StringComparer.Ordinal));
        var owner = new Dictionary<string, string>(StringComparer.Ordinal) { ["RCA_RABBITMQ"] = accounts["rca-owner"].ToString() };
        var declared = await RcaProcess.RunAsync(["topology", "--config", configuration], Ct, owner);
        Assert.True(declared.Exit == 0, declared.Errors);

        foreach (var (account, writes, reads) in Own)
        {
            await using var connection = await new ConnectionFactory { Uri = accounts[account] }.CreateConnectionAsync(Ct);
            foreach (var exchange in Exchanges)
                Assert.True(
                    writes.Contains(exchange) == await MayAsync(connection, c => c.BasicPublishAsync(exchange, "nobody", mandatory: false, new BasicProperties(), default, Ct).AsTask()),
                    $"{account} publishes to {exchange}");
            foreach (var queue in Queues)
            {
                Assert.True(reads.Contains(queue) == await MayAsync(connection, c => c.BasicGetAsync(queue, autoAck: false, Ct)), $"{account} reads {queue}");
                Assert.False(await MayAsync(connection, c => c.QueuePurgeAsync(queue, Ct)) && !reads.Contains(queue), $"{account} empties {queue}");
                Assert.False(await MayAsync(connection, c => c.QueueDeleteAsync(queue, cancellationToken: Ct)), $"{account} deletes {queue}");
            }

            Assert.False(await MayAsync(connection, c => c.QueueDeclareAsync("mine", cancellationToken: Ct)), $"{account} declares a queue");
            Assert.False(await MayAsync(connection, c => c.QueueBindAsync(reads[0], "rca.incident.v1", "", cancellationToken: Ct)), $"{account} binds its queue to the incidents");
        }

        // Without the broker's default exchange there is no way past the exchanges: the process that takes what comes from outside has none.
        await using var intake = await new ConnectionFactory { Uri = accounts["rca-intake"] }.CreateConnectionAsync(Ct);
        Assert.False(await MayAsync(intake, c => c.BasicPublishAsync("", "rca-planner", mandatory: false, new BasicProperties(), default, Ct).AsTask()));
    }

    static async Task<bool> MayAsync(IConnection connection, Func<IChannel, Task> act)
    {
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true), Ct);
        try
        {
            await act(channel);
            return true;
        }
        catch (RabbitMQClientException refused)
        {
            var interrupted = refused as OperationInterruptedException ?? refused.InnerException as OperationInterruptedException;
            Assert.True(interrupted?.ShutdownReason?.ReplyCode == 403, refused.Message);
            return false;
        }
    }
}
