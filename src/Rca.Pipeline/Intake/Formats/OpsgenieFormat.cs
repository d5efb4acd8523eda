using System.Text.Json;
using Rca.Contracts;

namespace Rca.Pipeline.Intake.Formats;

/// <summary>Opsgenie's outgoing webhook. Alerts of one alias are one incident while they are open. What an alert's details say are its labels.</summary>
sealed class OpsgenieFormat : IAlertFormat
{
    const int LongestAlias = 1024;

    public string Name => "opsgenie";

    public string Describes => "an action on an alert as Opsgenie's outgoing webhook sends it";

    public IReadOnlyList<Report> Read(Delivery delivery)
    {
        using var document = ReportJson.Parse(delivery.Body);
        var root = ReportObject.At(document.RootElement, "");
        return [root.Text("action", 255) switch
        {
            "Create" => Created(root.Object("alert")),
            "Close" or "Delete" => Closed(root.Object("alert")),
            _ => Report.Ignored("/alert"),
        }];
    }

    Report Created(ReportObject alert)
    {
        var startsAt = CreatedAt(alert);
        var labels = new Dictionary<string, string>(alert.Texts("details"), StringComparer.Ordinal);
        var annotations = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in (ReadOnlySpan<string>)["priority", "entity"]) Add(labels, name, alert.OptionalText(name));
        Add(annotations, "summary", alert.OptionalText("message"));
        Add(annotations, "description", alert.OptionalText("description"));
        return Report.OfOne(new IncidentReported(Name, Key(alert), startsAt, [new Alert(labels, annotations, startsAt)], Repeats: true), alert.Pointer);
    }

    Report Closed(ReportObject alert)
    {
        var startsAt = CreatedAt(alert);
        var nothing = new Alert(new Dictionary<string, string>(StringComparer.Ordinal));
        return Report.OfOne(new IncidentReported(Name, Key(alert), startsAt, [nothing], Repeats: true, ResolvedAt: startsAt), alert.Pointer);
    }

    static string Key(ReportObject alert) => alert.OptionalText("alias") is { Length: > 0 } ? alert.Text("alias", LongestAlias) : alert.Text("alertId", LongestAlias);

    static void Add(Dictionary<string, string> texts, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value)) texts[name] = value;
    }

    static DateTimeOffset CreatedAt(ReportObject alert)
    {
        const string name = "createdAt";
        if (alert.Find(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out var milliseconds)
            && milliseconds > Earliest && milliseconds < Latest && DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) is var time && Reporting.IsTime(time))
            return time;
        throw alert.Wrong(name, "milliseconds since 1970, of a time from the year 2000 to 2200");
    }

    static readonly long Earliest = DateTimeOffset.MinValue.ToUnixTimeMilliseconds();
    static readonly long Latest = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();
}
