using System.Globalization;
using Rca.Core.Manifests;

namespace Rca.Pipeline.Reports.Sections;

/// <summary>
/// Draws the timeline: a lane for each source and capability, and time from left to right in per cent, so that it is widened without being drawn anew.
/// </summary>
static class TimelinePicture
{
    const int LaneHeight = 26;
    const int AxisHeight = 24;
    const int MostLanes = 60;

    const int LongestTip = 100;

    // Marks of one lane and tone that are nearer than a part of the whole are drawn as one; where there are very many, than a larger part.
    const double Near = 0.002;
    const double NearInCrowd = 0.01;
    const int Crowd = 2000;

    public static readonly int[] Zooms = [1, 4, 16];

    static readonly TimeSpan[] Steps = [.. new[] { 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 21600, 43200, 86400 }
        .Select(s => TimeSpan.FromSeconds(s))];

    public static string Shape(string tone) => tone switch
    {
        Tone.Change => "M0 -6L6 0L0 6L-6 0Z",
        Tone.Pressure => "M-5 -5H5V5H-5Z",
        _ => "M-5 -3L-3 -5L0 -2L3 -5L5 -3L2 0L5 3L3 5L0 2L-3 5L-5 3L-2 0Z",
    };

    public static void Write(HtmlWriter html, IncidentReport report)
    {
        var (timeline, header) = (report.Timeline, report.Header);
        var lanes = report.Items.Select(i => (i.Source, i.Capability)).Distinct().Take(MostLanes).ToList();
        var last = timeline.Points.Select(p => p.Latest).Append(header.Window.To).Append(header.Incident.StartsAt).Max();
        var axis = new Axis(header.Window.From, last + (last - header.Window.From) * 0.02);
        var height = AxisHeight + LaneHeight * lanes.Count;
        using (html.In("div", ("class", "picture")))
        {
            using (html.In("ol", ("class", "lanes"), ("aria-hidden", "true")))
                foreach (var (source, capability) in lanes)
                {
                    using var name = html.In("li", ("title", $"{source} {capability}"));
                    html.Element("span", source + " ", ("class", "member"))
                        .Element("span", capability[(capability.IndexOf('.', StringComparison.Ordinal) + 1)..]);
                }

            using var scroll = html.In("div", ("class", "scroll"), ("id", "time"), ("tabindex", "0"), ("role", "region"),
                ("aria-label", "Timeline, scrolls sideways"));
            using var svg = html.In("svg", ("width", "100%"), ("height", Words.Number(height)), ("role", "img"),
                ("aria-labelledby", "picture-title picture-words"), ("data-alert", axis.At(header.Incident.StartsAt)));
            html.Element("title", "Timeline", ("id", "picture-title"));
            var words = $"{Words.Count(timeline.Points.Count, "point")} of {Words.Count(lanes.Count, "lane")} "
                + $"from {Words.Time(axis.From)} to {Words.Time(axis.To)}; the sections below list them.";
            html.Element("desc", words, ("id", "picture-words"));
            Hatching(html);
            Ticks(html, axis, height);
            for (var i = 0; i < lanes.Count; i++) Lane(html, report, axis, lanes[i], AxisHeight + LaneHeight * i);
            Alert(html, axis, header.Incident.StartsAt, height);
        }

        if (report.Items.Select(i => (i.Source, i.Capability)).Distinct().Count() is > MostLanes and var all)
            html.Element("p", $"{Words.Number(all - MostLanes)} more lanes are not drawn.", ("class", "none"));
    }

    static void Hatching(HtmlWriter html)
    {
        using var definitions = html.In("defs");
        using var pattern = html.In("pattern", ("id", "hatch"), ("width", "6"), ("height", "6"), ("patternUnits", "userSpaceOnUse"),
            ("patternTransform", "rotate(45)"));
        html.Element("rect", "", ("class", "hatch"), ("width", "2"), ("height", "6"));
    }

    // Fewer on a narrow picture, more the further it is widened; what is shown is the style's doing.
    static void Ticks(HtmlWriter html, Axis axis, int height)
    {
        var drawn = new HashSet<long>();
        foreach (var zoom in Zooms)
        {
            var step = Steps.FirstOrDefault(s => (axis.To - axis.From) / s <= 6 * zoom, Steps[^1]);
            for (var at = new DateTimeOffset((axis.From.UtcTicks / step.Ticks + 1) * step.Ticks, TimeSpan.Zero); at < axis.To; at += step)
            {
                if (!drawn.Add(at.UtcTicks)) continue;
                using var tick = html.In("g", ("class", $"tick z{zoom.ToString(CultureInfo.InvariantCulture)}"));
                html.Element("line", "", ("x1", axis.At(at)), ("x2", axis.At(at)), ("y1", "18"), ("y2", Words.Number(height)));
                html.Element("text", at.ToString(step < TimeSpan.FromMinutes(1) ? "HH:mm:ss" : "HH:mm", CultureInfo.InvariantCulture), ("x", axis.At(at)),
                    ("y", "13"));
            }
        }
    }

    static void Lane(HtmlWriter html, IncidentReport report, Axis axis, (string Source, string Capability) lane, int top)
    {
        var middle = Words.Number(top + LaneHeight / 2);
        html.Element("line", "", ("class", "lane"), ("x1", "0"), ("x2", "100%"), ("y1", Words.Number(top + LaneHeight)),
            ("y2", Words.Number(top + LaneHeight)));
        foreach (var stretch in report.Timeline.Unwatched.Where(u => (u.Source, u.Capability) == lane).DistinctBy(u => (u.From, u.To)))
        {
            using var rect = html.In("rect", ("class", "unwatched"), ("x", axis.At(stretch.From)), ("width", axis.Width(stretch.From, stretch.To)),
                ("y", Words.Number(top + 3)), ("height", Words.Number(LaneHeight - 6)));
            html.Element("title", $"not watched from {Words.Time(stretch.From)} to {Words.Time(stretch.To)}: {Words.Of(stretch.Why)}");
        }

        var points = report.Timeline.Points.Where(p => (p.Source, p.Capability) == lane).ToList();
        var near = report.Timeline.Points.Count > Crowd ? NearInCrowd : Near;
        foreach (var group in points.GroupBy(p => (Tone.Of(p.What), Bucket: Math.Floor(axis.Part(p.Earliest) / near))))
            Mark(html, report, axis, [.. group], middle);
    }

    static void Mark(HtmlWriter html, IncidentReport report, Axis axis, List<TimelineEntry> points, string middle)
    {
        var (first, tone) = (points[0], Tone.Of(points[0].What));
        using var mark = html.In("g", ("class", "mark-of " + tone));
        var gist = report.Evidence(first.Sha256) is { } json ? string.Join(" · ", Gist.Of(json).Take(3).Select(g => g.Value)) : "";
        var more = points.Count > 1 ? $", and {Words.Number(points.Count - 1)} more here" : "";
        html.Element("title", $"{PointTable.When(first)} {Words.Of(first.What)}: {Gist.Cut(gist, LongestTip)}{more}");
        html.Element("line", "", ("x1", axis.At(first.Earliest)), ("x2", axis.At(points.Max(p => p.Latest))), ("y1", middle), ("y2", middle));
        using var place = html.In("svg", ("x", axis.At(first.Earliest)), ("y", middle), ("overflow", "visible"));
        html.Element("path", "", ("d", Shape(tone)));
    }

    static void Alert(HtmlWriter html, Axis axis, DateTimeOffset at, int height)
    {
        using var alert = html.In("g", ("class", "alert"));
        html.Element("title", $"the alert, {Words.Time(at)}");
        html.Element("line", "", ("x1", axis.At(at)), ("x2", axis.At(at)), ("y1", "0"), ("y2", Words.Number(height)));
        html.Element("text", "alert", ("x", axis.At(at)), ("y", "13"), ("dx", "-5"));
    }

    sealed record Axis(DateTimeOffset From, DateTimeOffset To)
    {
        public double Part(DateTimeOffset time) => Math.Clamp((time - From) / (To - From), 0, 1);

        public string At(DateTimeOffset time) => Percent(Part(time));

        public string Width(DateTimeOffset from, DateTimeOffset to) => Percent(Math.Max(Part(to) - Part(from), 0.002));

        static string Percent(double part) => (part * 100).ToString("0.###", CultureInfo.InvariantCulture) + "%";
    }
}
