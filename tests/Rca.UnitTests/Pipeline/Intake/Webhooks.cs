using System.Text;
using System.Text.Json.Nodes;
using Rca.Contracts;
using Microsoft.AspNetCore.Http;
using Rca.Pipeline.Intake;
using Rca.Pipeline.Intake.Formats;
using Xunit;

namespace Rca.UnitTests.Pipeline.Intake;

/// <summary>Bodies as the doors get them.</summary>
static class Webhooks
{
    public static string DemoBody => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "demo", "alertmanager-webhook.json"));

    public static JsonObject Webhook() => JsonNode.Parse(DemoBody)!.AsObject();

    public static JsonObject Plain() => JsonNode.Parse("""
        {"sender":"pagerduty","dedupKey":"k","startsAt":"2026-03-01T03:00:00Z","alerts":[{"labels":{"alertname":"A"},"annotations":{"b":"c"},"startsAt":"2026-03-01T03:00:00Z","links":["https://x"]}]}
        """)!.AsObject();

    public static IncidentReported? Alertmanager(string body) => Read("alertmanager", Encoding.UTF8.GetBytes(body)).Incident;

    /// <summary>The one report of a body.</summary>
    public static Report Read(string format, ReadOnlyMemory<byte> body, string type = "application/json", IHeaderDictionary? headers = null) =>
        Assert.Single(AlertFormats.All.Single(f => f.Name == format).Read(new Delivery(body, new MediaType(type), headers ?? new HeaderDictionary(), ReceivedAt)));

    public static DateTimeOffset ReceivedAt { get; } = new(2026, 3, 1, 4, 0, 0, TimeSpan.Zero);

    public static IntakeException Refused(Func<ReadOnlyMemory<byte>, IncidentReported?> read, string body) => Assert.Throws<IntakeException>(() => read(Encoding.UTF8.GetBytes(body)));

    /// <summary>Sets the member at a path such as <c>alerts.0.labels.x</c> to a JSON text, or removes it where that is empty.</summary>
    public static string With(this JsonObject root, string path, string json)
    {
        var names = path.Split('.');
        JsonNode at = root;
        foreach (var name in names[..^1]) at = at is JsonArray list ? list[int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)]! : at[name]!;
        const string marker = "\"@@MARKER@@\"";
        if (json.Length == 0) at.AsObject().Remove(names[^1]);
        else if (at is JsonArray array) array[int.Parse(names[^1], System.Globalization.CultureInfo.InvariantCulture)] = "@@MARKER@@";
        else at[names[^1]] = "@@MARKER@@";
        return root.ToJsonString().Replace(marker, json, StringComparison.Ordinal);
    }
}
