namespace Rca.Pipeline.Reports.Sections;

/// <summary>The timeline as a picture; its points stand in the tables below too.</summary>
static class TimelineSection
{
    static readonly (string Tone, string Words)[] Legend =
        [(Tone.Change, "change"), (Tone.Pressure, "full or waiting"), (Tone.Trouble, "crash, failure, warning")];

    public static void Write(HtmlWriter html, IncidentReport report)
    {
        using (html.In("div", ("class", "tools")))
        {
            using (html.In("ul", ("class", "legend")))
            {
                foreach (var (tone, words) in Legend)
                {
                    using var item = html.In("li");
                    using (html.In("svg", ("width", "14"), ("height", "14"), ("aria-hidden", "true"), ("class", tone)))
                        html.Element("path", "", ("d", TimelinePicture.Shape(tone)), ("transform", "translate(7 7)"));
                    html.Text(words);
                }

                using (html.In("li"))
                {
                    using (html.In("svg", ("width", "22"), ("height", "14"), ("aria-hidden", "true")))
                        html.Element("rect", "", ("class", "unwatched"), ("width", "22"), ("height", "14"));
                    html.Text("not watched");
                }
            }

            using var zoom = html.In("div", ("class", "zoom"), ("role", "group"), ("aria-label", "Zoom of the timeline"), ("hidden", ""));
            foreach (var factor in TimelinePicture.Zooms)
                html.Element(
                    "button", factor == 1 ? "All" : "×" + Words.Number(factor),
                    ("type", "button"), ("data-zoom", Words.Number(factor)), ("aria-pressed", factor == 1 ? "true" : "false"));
        }

        TimelinePicture.Write(html, report);
    }
}
