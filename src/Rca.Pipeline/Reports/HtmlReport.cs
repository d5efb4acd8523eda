using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Rca.Pipeline.Reports.Sections;

namespace Rca.Pipeline.Reports;

/// <summary>The report as one HTML file: it asks nobody for anything, and runs nothing but the one script that is written into it.</summary>
static class HtmlReport
{
    static readonly string Style = Own("report.css");
    static readonly string Script = Own("report.js");

    // The hashes let exactly these two run; nothing else may be loaded, run, sent or framed.
    public static readonly string Policy = $"default-src 'none'; style-src '{Hash(Style)}'; script-src '{Hash(Script)}'; base-uri 'none'; form-action 'none'";

    static readonly (string Id, string Title, Action<HtmlWriter, IncidentReport> Write)[] Sections =
    [
        ("fired", "What fired", FiredSection.Write),
        ("timeline", "Timeline", TimelineSection.Write),
        ("changes", "What changed", ChangesSection.Write),
        ("pressure", "Full and waiting", PressureSection.Write),
        ("trouble", "What went wrong", TroubleSection.Write),
        ("gaps", "What is missing", GapsSection.Write),
        ("evidence", "Evidence", EvidenceSection.Write),
        ("asked", "What was asked of whom", LedgerSection.Write),
        ("redacted", "What was redacted", RedactionSection.Write),
        ("seal", "Seal", SealSection.Write),
    ];

    public static string Write(IncidentReport report)
    {
        var html = new HtmlWriter();
        html.Doctype();
        using (html.In("html", ("lang", "en")))
        {
            using (html.In("head"))
            {
                html.Void("meta", ("charset", "utf-8"));
                html.Void("meta", ("http-equiv", "Content-Security-Policy"), ("content", Policy));
                html.Void("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
                html.Void("meta", ("name", "color-scheme"), ("content", "light dark"));
                html.Void("meta", ("name", "referrer"), ("content", "no-referrer"));
                html.Element("title", $"{Summary.Title(report)} · incident report");
                html.Own("style", Style);
            }

            using (html.In("body"))
            {
                html.Element("a", "Skip to the report", ("class", "skip"), ("href", "#main"));
                Summary.Write(html, report);
                using (html.In("nav", ("aria-label", "Sections")))
                {
                    using var list = html.In("ul");
                    foreach (var (id, title, _) in Sections)
                    {
                        using var item = html.In("li");
                        html.Element("a", title, ("href", "#" + id));
                    }
                }

                using (html.In("main", ("id", "main"), ("tabindex", "-1")))
                    foreach (var (id, title, write) in Sections)
                    {
                        using var section = html.In("section", ("id", id), ("aria-labelledby", id + "-title"));
                        html.Element("h2", title, ("id", id + "-title"));
                        write(html, report);
                    }

                html.Own("script", Script);
            }
        }

        return html.ToString();
    }

    static string Hash(string content) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content)));

    static string Own(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not in the program");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        // What is hashed is what the browser reads, and it reads no carriage returns.
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
