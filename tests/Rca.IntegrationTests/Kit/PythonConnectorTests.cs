using System.Text.Json;
using System.Text.Json.Nodes;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using Rca.Contracts;
using Rca.IntegrationTests.Distributed;
using Rca.IntegrationTests.Testing;
using Xunit;

namespace Rca.IntegrationTests.Kit;

public sealed class PythonConnectorTests(SharedRabbitMq brokers, SharedPostgres stores)
{
    static readonly TimeSpan StopTime = TimeSpan.FromSeconds(10);

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Evidence_of_a_connector_in_python_is_in_the_manifest_redacted_by_its_pinned_descriptor_and_without_it_the_source_is_unreachable()
    {
        await PythonPackages.RequireAsync(Ct);
        var broker = await VirtualHost.CreateAsync(await brokers.GetAsync(Ct), Ct);
        var store = await stores.GetAsync(Ct);
        await using var deployment = await PythonDeployment.StartAsync(broker, store.ConnectionString(await store.CreateDatabaseAsync(Ct)), Ct);

        var manifest = await deployment.ManifestAsync("with-connector", Ct);
        var item = Assert.Single(manifest.Payload.Items);
        Assert.Equal((Outcome.Collected, "host.saturation"), (item.Outcome, item.Capability));
        var evidence = await Task.WhenAll(item.Evidence.Select(async e => (e.Kind, Json: await deployment.EvidenceAsync(e.Sha256, Ct))));
        var saturation = JsonDocument.Parse(evidence.Single(e => e.Kind is "host.saturation/1").Json).RootElement;
        Assert.Equal(Environment.ProcessorCount, saturation.GetProperty("processors").GetInt32());
        Assert.True(saturation.GetProperty("memoryAvailable").GetDouble() <= saturation.GetProperty("memoryTotal").GetDouble());
        var mount = JsonDocument.Parse(evidence.First(e => e.Kind is "host.disk/1").Json).RootElement.GetProperty("mount").GetString();
        Assert.NotEqual("/", mount);

        await AssertBrokerIsAsPublishedAsync(broker);
        await deployment.Connector.StopAsync(StopTime, Ct);
        Assert.True(deployment.Connector.HasExited);
        var without = Assert.Single((await deployment.ManifestAsync("without-connector", Ct)).Payload.Items);
        Assert.Equal((Outcome.Unreachable, "no-collector"), (without.Outcome, without.Reason));
    }

    /// <summary>The broker refuses to declare again what is there with other properties, so this holds the AsyncAPI document to the real thing.</summary>
    static async Task AssertBrokerIsAsPublishedAsync(Uri broker)
    {
        var document = JsonNode.Parse(await File.ReadAllTextAsync(KitFiles.InRepository("docs", "contract", "asyncapi.json"), Ct))!;
        await using var connection = await new ConnectionFactory { Uri = broker }.CreateConnectionAsync(Ct);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: Ct);
        var declared = 0;
        foreach (var binding in document["channels"]!.AsObject().Select(c => c.Value!["bindings"]!["amqp"]!))
        {
            if (binding["exchange"] is { } exchange)
            {
                // That of sealed manifests comes with the first announcement, which comes after the manifest can be read.
                await Waiting.UntilAsync(() => HasExchangeAsync(connection, Text(exchange["name"])), $"exchange {exchange["name"]}", static () => "", Ct);
                await channel.ExchangeDeclareAsync(Text(exchange["name"]), Text(exchange["type"]), Flag(exchange["durable"]), Flag(exchange["autoDelete"]), cancellationToken: Ct);
            }
            else
            {
                var queue = binding["queue"]!;
                var name = Text(queue["name"]).Replace("{source}", PythonDeployment.Source, StringComparison.Ordinal);
                var arguments = queue["x-arguments"]!.AsObject().ToDictionary(a => a.Key, a => Argument(a.Value!), StringComparer.Ordinal);
                await channel.QueueDeclarePassiveAsync(name, Ct);
                await channel.QueueDeclareAsync(name, Flag(queue["durable"]), Flag(queue["exclusive"]), Flag(queue["autoDelete"]), arguments, cancellationToken: Ct);
            }

            declared++;
        }

        Assert.True(declared > 9, "the AsyncAPI document has lost channels");
    }

    static async Task<bool> HasExchangeAsync(IConnection connection, string name)
    {
        // The broker closes the channel of who asks for what is not there.
        await using var channel = await connection.CreateChannelAsync(cancellationToken: Ct);
        try
        {
            await channel.ExchangeDeclarePassiveAsync(name, Ct);
            return true;
        }
        catch (OperationInterruptedException)
        {
            return false;
        }
    }

    static object? Argument(JsonNode value) => value.GetValueKind() == JsonValueKind.Number ? value.GetValue<int>() : value.GetValue<string>();

    static string Text(JsonNode? node) => node!.GetValue<string>();

    static bool Flag(JsonNode? node) => node!.GetValue<bool>();
}
