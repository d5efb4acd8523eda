using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Rca.Pipeline.TestAlerts;

/// <summary>A harmless alert, as each kind of sender reports one.</summary>
/// <param name="Id">What tells it from others.</param>
/// <param name="Labels">Its labels; PagerDuty's events have none but a service, which is the alert's name.</param>
/// <param name="StartsAt">When it fires.</param>
sealed record TestAlert(string Id, IReadOnlyDictionary<string, string> Labels, DateTimeOffset StartsAt)
{
    /// <summary>The alert's name where its sender was not told another.</summary>
    public const string Name = "RcaTestAlert";

    const string Summary = "A test of rca: nothing is wrong.";

    /// <summary>The formats that it can be sent in, and the media type of each.</summary>
    public static IReadOnlyDictionary<string, string> Formats { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["alertmanager"] = "application/json",
        ["grafana"] = "application/json",
        ["pagerduty"] = "application/json",
        ["opsgenie"] = "application/json",
        ["cloudevents"] = "application/cloudevents+json",
        ["plain"] = "application/json",
    };

    string At => StartsAt.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);

    /// <summary>Its body in a format of <see cref="Formats"/>.</summary>
    public byte[] Body(string format) => JsonSerializer.SerializeToUtf8Bytes<JsonNode>(format switch
    {
        "alertmanager" => Group("4"),
        "grafana" => Group("1"),
        "pagerduty" => new JsonObject { ["event"] = PagerDutyEvent() },
        "opsgenie" => new JsonObject { ["action"] = "Create", ["alert"] = OpsgenieAlert() },
        "cloudevents" => new JsonObject
        {
            ["specversion"] = "1.0", ["id"] = Id, ["source"] = "/rca/test-alert", ["type"] = "rca.test", ["time"] = At, ["datacontenttype"] = "application/json", ["data"] = Message(),
        },
        _ => Message(),
    });

    JsonObject Group(string version) => new()
    {
        ["version"] = version, ["status"] = "firing", ["receiver"] = "rca", ["orgId"] = 1, ["groupKey"] = Id, ["truncatedAlerts"] = 0,
        ["alerts"] = new JsonArray(new JsonObject { ["status"] = "firing", ["labels"] = Texts(Labels), ["annotations"] = Annotations(), ["startsAt"] = At }),
    };

    JsonObject PagerDutyEvent() => new()
    {
        ["id"] = Id, ["event_type"] = "incident.triggered", ["occurred_at"] = At,
        ["data"] = new JsonObject
        {
            ["id"] = Id, ["title"] = Summary, ["created_at"] = At, ["urgency"] = "low",
            ["service"] = new JsonObject { ["id"] = Id, ["summary"] = Labels.GetValueOrDefault("service") ?? Labels["alertname"] },
        },
    };

    JsonObject OpsgenieAlert() => new()
    {
        ["alertId"] = Id, ["alias"] = Id, ["message"] = Summary, ["createdAt"] = StartsAt.ToUnixTimeMilliseconds(), ["details"] = Texts(Labels),
    };

    JsonObject Message() => new()
    {
        ["sender"] = "rca-test-alert", ["dedupKey"] = Id, ["startsAt"] = At,
        ["alerts"] = new JsonArray(new JsonObject { ["labels"] = Texts(Labels), ["annotations"] = Annotations(), ["startsAt"] = At }),
    };

    static JsonObject Annotations() => new() { ["summary"] = Summary };

    static JsonObject Texts(IEnumerable<KeyValuePair<string, string>> texts) => new(texts.Select(t => KeyValuePair.Create(t.Key, (JsonNode?)t.Value)));
}
