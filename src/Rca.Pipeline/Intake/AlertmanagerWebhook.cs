using System.Globalization;
using System.Text.Json;
using Rca.Contracts;

namespace Rca.Pipeline.Intake;

/// <summary>Reads the body of an Alertmanager webhook, version 4. A group is one incident; it started when its oldest firing alert did. When none fires any more, all of it has resolved.</summary>
public static class AlertmanagerWebhook
{
    public const string Sender = "alertmanager";
    const int MaximumAlerts = 1000;

    /// <summary>The incident, or that its group has resolved.</summary>
    /// <exception cref="IntakeException">It is not such a body.</exception>
    public static IncidentReported Read(ReadOnlyMemory<byte> body)
    {
        using var document = ReportJson.Parse(body);
        var root = document.RootElement;
        if (ReportJson.Text(root, "", "version", 16) is not "4")
            throw ReportJson.Wrong("", "version", "\"4\", the version of Alertmanager's webhook that this door reads");
        var groupKey = ReportJson.Text(root, "", "groupKey", 64 * 1024);
        if (!root.TryGetProperty("alerts", out var alerts) || alerts.ValueKind != JsonValueKind.Array || alerts.GetArrayLength() is 0 or > MaximumAlerts)
            throw ReportJson.Wrong("", "alerts", $"a list of 1 to {MaximumAlerts} alerts");
        var all = alerts.EnumerateArray().Select(ReadAlert).ToList();
        var firing = all.Where(a => a.IsFiring).Select(a => a.Alert).ToList();
        if (firing.Count == 0) return Resolved(groupKey, [.. all.Select(a => a.Alert)]);
        var external = ReportJson.OptionalText(root, "", "externalURL");
        if (external is not null) firing[0] = firing[0] with { Links = [.. firing[0].Links ?? [], external] };
        return new IncidentReported(Sender, groupKey, firing.Min(a => a.StartsAt)!.Value, firing, Truncated(root), Repeats: true);
    }

    // What the alerts were does not matter any more.
    static IncidentReported Resolved(string groupKey, IReadOnlyList<Alert> alerts) => new(
        Sender, groupKey, alerts.Min(a => a.StartsAt)!.Value, [new Alert(new Dictionary<string, string>(StringComparer.Ordinal))],
        Repeats: true, ResolvedAt: alerts.Max(a => a.StartsAt));


    static (Alert Alert, bool IsFiring) ReadAlert(JsonElement alert, int index)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"alerts[{index}]");
        if (alert.ValueKind != JsonValueKind.Object) throw new IntakeException(422, path, "expected an object");
        var status = ReportJson.Text(alert, path, "status", 16);
        if (status is not ("firing" or "resolved")) throw ReportJson.Wrong(path, "status", "firing or resolved");
        var read = new Alert(
            ReportJson.Map(alert, path, "labels"),
            ReportJson.Map(alert, path, "annotations"),
            ReportJson.Time(alert, path, "startsAt"),
            ReportJson.OptionalText(alert, path, "generatorURL") is { Length: > 0 } link ? [link] : [],
            ReportJson.Fingerprint(alert, path));
        return (read, status is "firing");
    }

    static int Truncated(JsonElement root)
    {
        if (!root.TryGetProperty("truncatedAlerts", out var value)) return 0;
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var count) && count >= 0
            ? count
            : throw ReportJson.Wrong("", "truncatedAlerts", "a whole number from 0");
    }
}
