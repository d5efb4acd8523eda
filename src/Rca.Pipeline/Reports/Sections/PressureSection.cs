using System.Globalization;
using System.Text.Json;

namespace Rca.Pipeline.Reports.Sections;

/// <summary>What was full, and what waited for what.</summary>
static class PressureSection
{
    public static void Write(HtmlWriter html, IncidentReport report)
    {
        foreach (var (item, _, json) in report.OfKind("postgres.saturation/1")) Slots(html, item.Source, json);
        foreach (var (item, _, json) in report.OfKind(BlockingForest.Kind)) BlockingForest.Write(html, item.Source, json);
        PointTable.Write(html, report, "All waits and saturations", report.Timeline.Points.Where(p => Tone.Of(p.What) == Tone.Pressure),
            "Nothing was seen to be full or to wait, in what was watched.");
    }

    static void Slots(HtmlWriter html, string source, JsonElement json)
    {
        if (!json.TryGetProperty("usable", out var usable) || usable.ValueKind != JsonValueKind.Number || !json.TryGetProperty("used", out var used)
            || Gist.Scalar(used) is not { } shown)
            return;
        using var figure = html.In("div", ("class", "slots"));
        using (html.In("p"))
        {
            html.Element("strong", $"{source}: {shown.Text} of {usable.GetRawText()}").Text(" connection slots used");
            if (json.TryGetProperty("sessions", out var sessions) && sessions.TryGetProperty("idleInTransaction", out var idle)
                && Gist.Scalar(idle) is { } count)
                html.Text($", {count.Text} idle in transaction");
            html.Text(".");
        }

        if (used.ValueKind != JsonValueKind.Number || usable.GetDouble() <= 0) return;
        var part = Math.Clamp(used.GetDouble() / usable.GetDouble() * 100, 0, 100).ToString("0.#", CultureInfo.InvariantCulture) + "%";
        using var bar = html.In("svg", ("class", "bar"), ("width", "100%"), ("height", "14"), ("role", "img"), ("aria-label", $"{part} used"));
        html.Element("rect", "", ("class", "whole"), ("width", "100%"), ("height", "14"), ("rx", "3"));
        html.Element("rect", "", ("class", "part"), ("width", part), ("height", "14"), ("rx", "3"));
    }
}
