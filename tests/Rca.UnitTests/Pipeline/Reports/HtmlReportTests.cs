using System.Net;
using System.Text.RegularExpressions;
using Rca.Pipeline.Reports;
using Rca.UnitTests.Testing;
using Xunit;

namespace Rca.UnitTests.Pipeline.Reports;

public sealed partial class HtmlReportTests
{
    // What only ours may be: the tags of the report.
    static readonly HashSet<string> Tags = new(StringComparer.Ordinal)
    {
        "html", "head", "meta", "title", "style", "body", "a", "header", "h1", "h2", "h3", "p", "strong", "em", "ul", "ol", "li", "span", "bdi", "nav", "main", "section", "article", "div", "button", "svg", "path", "rect", "line",
        "text", "g", "desc", "defs", "pattern", "table", "caption", "thead", "tbody", "tr", "th", "td", "time", "abbr", "details", "summary", "dl", "dt", "dd", "figure", "figcaption", "code", "script", "b",
    };

    static readonly string Hostile = Write(IncidentReport.Of(Incidents.WithHostileText(), [])!);

    [Fact]
    public void Text_of_evidence_never_becomes_a_tag_or_an_attribute()
    {
        var own = OwnBlocks().Replace(Hostile, "");
        Assert.All(Opening().Matches(own), tag => Assert.Contains(tag.Groups[1].Value, Tags));
        Assert.Equal(1, Opening().Matches(Hostile).Count(tag => tag.Groups[1].Value is "script"));
        Assert.DoesNotContain("onerror=", Attributes(own), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("onload=", Attributes(own), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Every_link_stays_in_the_file_and_nothing_is_loaded()
    {
        Assert.All(Link().Matches(Hostile), link => Assert.StartsWith("#", link.Groups[2].Value, StringComparison.Ordinal));
        Assert.NotEmpty(Link().Matches(Hostile));
    }

    [Fact]
    public void Hostile_text_is_shown_as_text_with_its_unseen_characters()
    {
        Assert.Contains(WebUtility.HtmlEncode(Incidents.Hostile[0]), Hostile, StringComparison.Ordinal);
        Assert.Contains("<span class=\"mark\">⟨U+202E⟩</span>", Hostile, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202e', Hostile);
        Assert.DoesNotContain('\u2066', Hostile);
    }

    [Fact]
    public void Policy_lets_one_style_and_one_script_through_and_nothing_else() =>
        Assert.Matches("content=\"default-src &#39;none&#39;; style-src &#39;sha256-[^&]+&#39;; script-src &#39;sha256-[^&]+&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;\"", Hostile);

    [Fact]
    public void Every_tag_that_is_opened_is_closed()
    {
        var open = new Stack<string>();
        foreach (Match tag in AnyTag().Matches(OwnBlocks().Replace(Hostile, "")))
        {
            if (tag.Groups[1].Value is "/") Assert.Equal(open.Pop(), tag.Groups[2].Value);
            else if (tag.Groups[2].Value is not "meta") open.Push(tag.Groups[2].Value);
        }

        Assert.Empty(open);
    }

    [Fact]
    public void What_is_asked_at_night_is_there()
    {
        foreach (var said in (string[])
            ["kubectl create clusterrole", "It needs pods.list", "byte budget", "the source no longer keeps it", "pid 11", "holds the lock: client backend, idle in transaction for 50 s", "in a circle", "25 of 27", "1 request, 512 B read", "its clock agrees with ours"])
            Assert.Contains(said, Hostile, StringComparison.Ordinal);
    }

    [Fact]
    public void Circle_of_waiting_sessions_is_drawn_once_and_ends() => Assert.Equal(2, Regex.Count(Hostile, "pid 2[12]</strong> waits", RegexOptions.NonBacktracking) - Regex.Count(Hostile, Regex.Escape("(as above)"), RegexOptions.NonBacktracking));

    [Fact]
    public void Same_manifest_gives_the_same_bytes()
    {
        var bundle = Incidents.WithHostileText();
        Assert.Equal(Write(IncidentReport.Of(bundle, [])!), Write(IncidentReport.Of(bundle, [])!));
    }

    [Fact]
    public void Report_of_many_items_stays_small_enough_to_open() =>
        Assert.InRange(Write(IncidentReport.Of(Incidents.WithItems(10_000, 4000), [])!).Length, 1_000_000, 5_000_000);

    [Fact]
    public void What_is_no_manifest_has_no_report() => Assert.Null(IncidentReport.Of(Incidents.WithHostileText() with { Manifest = "{}"u8.ToArray() }, []));

    static string Write(IncidentReport report) => HtmlReport.Write(report);

    static string Attributes(string html) => string.Concat(Opening().Matches(html).Select(tag => Regex.Replace(tag.Value, "\"[^\"]*\"", "\"\"", RegexOptions.NonBacktracking)));

    [GeneratedRegex("<([a-z0-9]+)(?: [A-Za-z0-9-]+=\"[^\"<>]*\")*>|<([A-Za-z!][^>]*)>", RegexOptions.NonBacktracking)]
    private static partial Regex Opening();

    [GeneratedRegex("<(/?)([a-z0-9]+)", RegexOptions.NonBacktracking)]
    private static partial Regex AnyTag();

    [GeneratedRegex(" (href|src)=\"([^\"]*)\"", RegexOptions.NonBacktracking)]
    private static partial Regex Link();

    [GeneratedRegex("(?s)<!doctype html>|<style>.*?</style>|<script>.*?</script>", RegexOptions.NonBacktracking)]
    private static partial Regex OwnBlocks();
}
