namespace Rca.Pipeline.Demo;

/// <summary>The files of samples/demo, as they are copied beside the program.</summary>
static class DemoFiles
{
    static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "demo");

    // As samples/demo/rca.yaml has it; the demo's server takes a port that is free.
    const string WrittenAddress = "http://127.0.0.1:18080";

    public static string ConfigurationPath { get; } = Path.Combine(Folder, "rca.yaml");

    public static IReadOnlyList<string> Recordings { get; } = [Path.Combine(ReplayServer.Recordings, "kubernetes"), Path.Combine(ReplayServer.Recordings, "github")];

    public static string Configuration(Uri replay) =>
        File.ReadAllText(ConfigurationPath).Replace(WrittenAddress, replay.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal);

    /// <summary>The webhook's body as Alertmanager would send it for an alert of that time.</summary>
    public static string Webhook(DateTimeOffset alertAt)
    {
        var body = System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "alertmanager-webhook.json")))!;
        var written = body["alerts"]![0]!["startsAt"]!.GetValue<DateTimeOffset>();
        return ReplayTimes.Shift(body, ReplayTimes.Offset(written, alertAt))!.ToJsonString();
    }
}
