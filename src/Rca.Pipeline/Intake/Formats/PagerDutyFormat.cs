using Rca.Contracts;

namespace Rca.Pipeline.Intake.Formats;

/// <summary>PagerDuty's webhooks, version 3. An incident of PagerDuty is one of ours while it is open; a reopened one starts again.</summary>
sealed class PagerDutyFormat : IAlertFormat
{
    const int LongestId = 255;

    public string Name => "pagerduty";

    public string Describes => "an event of PagerDuty's webhooks, version 3";

    public int MaximumBytes => 512 * 1024;

    public IReadOnlyList<Report> Read(Delivery delivery)
    {
        using var document = ReportJson.Parse(delivery.Body);
        var @event = ReportObject.At(document.RootElement, "").Object("event");
        return [@event.Text("event_type", LongestId) switch
        {
            "incident.triggered" => Incident(@event, static (e, data) => data.Time("created_at")),
            "incident.reopened" => Incident(@event, static (e, data) => e.Time("occurred_at")),
            "incident.resolved" => Resolved(@event),
            _ => Report.Ignored(@event.Pointer),
        }];
    }

    Report Incident(ReportObject @event, Func<ReportObject, ReportObject, DateTimeOffset> start)
    {
        var data = @event.Object("data");
        var startsAt = start(@event, data);
        var alert = new Alert(Labels(data), Annotations(data), startsAt, [.. data.Link("html_url")]);
        return Report.OfOne(new IncidentReported(Name, Key(data), startsAt, [alert], Repeats: true), data.Pointer);
    }

    Report Resolved(ReportObject @event)
    {
        var data = @event.Object("data");
        var nothing = new Alert(new Dictionary<string, string>(StringComparer.Ordinal));
        var startsAt = data.Time("created_at");
        return Report.OfOne(new IncidentReported(Name, Key(data), startsAt, [nothing], Repeats: true, ResolvedAt: @event.Time("occurred_at")), data.Pointer);
    }

    // An incident key is its service's; without one the incident stands for itself.
    static string Key(ReportObject data)
    {
        var id = data.Text("id", LongestId);
        return data.OptionalText("incident_key") is { Length: > 0 } key ? $"{data.OptionalObject("service")?.OptionalText("id")} {key}" : id;
    }

    static Dictionary<string, string> Labels(ReportObject data)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        Add("service", data.OptionalObject("service")?.OptionalText("summary"));
        Add("service_id", data.OptionalObject("service")?.OptionalText("id"));
        Add("urgency", data.OptionalText("urgency"));
        Add("priority", data.OptionalObject("priority")?.OptionalText("summary"));
        Add("escalation_policy", data.OptionalObject("escalation_policy")?.OptionalText("summary"));
        return labels;

        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value)) labels[name] = value;
        }
    }

    static Dictionary<string, string> Annotations(ReportObject data) => data.OptionalText("title") is { Length: > 0 } title
        ? new(StringComparer.Ordinal) { ["summary"] = title }
        : new(StringComparer.Ordinal);
}
