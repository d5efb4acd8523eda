using System.Text.Json;
using System.Text.Json.Nodes;
using Rca.Bus.Topology;

namespace Rca.UnitTests.Contracts.Docs;

/// <summary>The AsyncAPI 3 document of everything that goes over the broker, made from <see cref="Flow"/>.</summary>
static class AsyncApiDocument
{
    const string BindingVersion = "0.3.0";

    public static JsonObject Create() => new()
    {
        ["asyncapi"] = "3.0.0",
        ["info"] = new JsonObject
        {
            ["title"] = "Rca.Pipeline on the bus",
            ["version"] = "1",
            ["description"] = "AMQP 0-9-1 on RabbitMQ. Every body is one JSON object in UTF-8; members that a receiver does not know are ignored. "
                + "A collector needs two of these channels: it takes signedCommand and publishes capturedEvidence. "
                + "What is sealed and signed, and how, with test vectors: docs/messages.md.",
            ["license"] = new JsonObject { ["name"] = "Apache-2.0" },
            ["externalDocs"] = new JsonObject { ["description"] = "Sealing and signing, with test vectors", ["url"] = "../messages.md" },
        },
        ["defaultContentType"] = "application/json",
        ["channels"] = new JsonObject(Flow.All.SelectMany(Channels)),
        ["operations"] = new JsonObject(Flow.All.SelectMany(Operations)),
        ["components"] = new JsonObject { ["messages"] = new JsonObject(Flow.All.Select(f => KeyValuePair.Create(f.Id, (JsonNode?)Message(f)))) },
    };

    public static string SchemaFile(Type type) => $"{JsonNamingPolicy.KebabCaseLower.ConvertName(type.Name)}.schema.json";

    static JsonObject Message(Flow flow) => new()
    {
        ["name"] = flow.Message.Name,
        ["summary"] = flow.Says,
        ["contentType"] = "application/json",
        ["headers"] = new JsonObject { ["type"] = "object", ["description"] = "None of ours. Beside the body only two AMQP properties count: message-id, the same each time the message is published, and content-type." },
        ["payload"] = new JsonObject
        {
            ["schemaFormat"] = "application/schema+json;version=draft-07",
            ["schema"] = new JsonObject { ["$ref"] = SchemaFile(flow.Message) },
        },
        ["bindings"] = new JsonObject { ["amqp"] = new JsonObject { ["contentEncoding"] = "utf-8", ["bindingVersion"] = BindingVersion } },
    };

    static IEnumerable<KeyValuePair<string, JsonNode?>> Channels(Flow flow)
    {
        yield return KeyValuePair.Create(flow.Id, (JsonNode?)Channel(flow, flow.IsRoutedBySource ? "{source}" : "", flow.Says, new JsonObject
        {
            ["is"] = "routingKey",
            ["exchange"] = new JsonObject { ["name"] = flow.Exchange, ["type"] = flow.Kind, ["durable"] = true, ["autoDelete"] = false },
            ["bindingVersion"] = BindingVersion,
        }));
        if (flow.Queue is null) yield break;
        yield return KeyValuePair.Create(flow.Id + "Queue", (JsonNode?)Channel(flow, flow.Queue, $"A quorum queue bound to {flow.Exchange}, declared with x-arguments.", new JsonObject
        {
            ["is"] = "queue",
            ["queue"] = new JsonObject { ["name"] = flow.Queue, ["durable"] = true, ["exclusive"] = false, ["autoDelete"] = false, ["x-arguments"] = Arguments(flow.Queue) },
            ["bindingVersion"] = BindingVersion,
        }));
    }

    // The binding has no member of its own for them, and a queue declared without them is refused by the broker.
    static JsonNode? Arguments(string queue) =>
        JsonSerializer.SerializeToNode(BusTopology.Of(["{source}"]).Queues.Single(q => string.Equals(q.Name, queue, StringComparison.Ordinal)).Arguments);

    static JsonObject Channel(Flow flow, string address, string says, JsonObject binding)
    {
        var channel = new JsonObject
        {
            ["address"] = address,
            ["description"] = says,
            ["messages"] = new JsonObject { [flow.Id] = new JsonObject { ["$ref"] = $"#/components/messages/{flow.Id}" } },
            ["bindings"] = new JsonObject { ["amqp"] = binding },
        };
        if (flow.IsRoutedBySource) channel["parameters"] = new JsonObject { ["source"] = new JsonObject { ["description"] = "the name of the configured source" } };
        return channel;
    }

    static IEnumerable<KeyValuePair<string, JsonNode?>> Operations(Flow flow)
    {
        yield return Operation($"{flow.Sender}Sends{flow.Message.Name}", flow, flow.Id, "send", new JsonObject { ["deliveryMode"] = 2, ["bindingVersion"] = BindingVersion });
        if (flow.Queue is not null) yield return Operation($"{flow.Receiver}Receives{flow.Message.Name}", flow, flow.Id + "Queue", "receive", new JsonObject { ["ack"] = true, ["bindingVersion"] = BindingVersion });
    }

    static KeyValuePair<string, JsonNode?> Operation(string name, Flow flow, string channel, string action, JsonObject binding) => KeyValuePair.Create(name, (JsonNode?)new JsonObject
    {
        ["action"] = action,
        ["summary"] = $"{(action is "send" ? flow.Sender : flow.Receiver)}: {flow.Message.Name}",
        ["channel"] = new JsonObject { ["$ref"] = $"#/channels/{channel}" },
        ["messages"] = new JsonArray(new JsonObject { ["$ref"] = $"#/channels/{channel}/messages/{flow.Id}" }),
        ["bindings"] = new JsonObject { ["amqp"] = binding },
    });
}
