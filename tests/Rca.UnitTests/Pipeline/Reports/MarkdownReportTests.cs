using CsCheck;
using Rca.Pipeline.Reports;
using Rca.UnitTests.Testing;
using Xunit;

namespace Rca.UnitTests.Pipeline.Reports;

public sealed class MarkdownReportTests
{
    static readonly string Hostile = MarkdownReport.Write(IncidentReport.Of(Incidents.WithHostileText(), [])!);

    // CommonMark: a span of code ends at the next run of as many backticks as it began with, and nothing in it is markup.
    [Fact]
    public void Text_is_fenced_by_more_backticks_than_it_has_in_a_row_and_stays_one_line() => Gen.OneOf(Gen.String[0, 30], Gen.Char["`a \n@!["].Array[0, 20].Select(c => new string(c))).Sample(text =>
    {
        var code = MarkdownReport.Code(text);
        Assert.DoesNotContain('\n', code);
        if (code.Length == 0) return;
        var fence = code.TakeWhile(c => c == '`').Count();
        var inside = code[fence..^fence];
        Assert.True(fence > 0 && code.EndsWith(new string('`', fence), StringComparison.Ordinal));
        Assert.DoesNotContain(new string('`', fence), inside, StringComparison.Ordinal);
        Assert.False(inside.StartsWith('`') || inside.EndsWith('`'));
    }, iter: 2000);

    [Fact]
    public void Mentions_images_links_and_headings_of_evidence_stand_in_code_alone()
    {
        var bare = WithoutCode(Hostile);
        foreach (var live in (string[])["@channel", "![", "](", "http", "<", "# z", "\u202e"]) Assert.DoesNotContain(live, bare, StringComparison.Ordinal);
        Assert.Contains("@channel", Hostile, StringComparison.Ordinal);
    }

    [Fact]
    public void Short_report_says_what_changed_what_waited_what_failed_and_what_is_missing()
    {
        foreach (var said in (string[])["**Changed before it, the last first**", "**Full and waiting**", "**Went wrong**", "**Missing**", "no key was given"]) Assert.Contains(said, Hostile, StringComparison.Ordinal);
    }

    [Fact]
    public void Short_report_of_a_manifest_that_does_not_hold_says_so()
    {
        var report = MarkdownReport.Write(IncidentReport.Of(Incidents.WithHostileText() with { ReadEvidence = _ => null }, [])!);
        Assert.Contains("does not verify", report, StringComparison.Ordinal);
    }

    static string WithoutCode(string markdown)
    {
        var bare = new System.Text.StringBuilder();
        for (var at = 0; at < markdown.Length;)
        {
            var fence = markdown.AsSpan(at).IndexOfAnyExcept('`') is var run and >= 0 ? run : markdown.Length - at;
            if (fence == 0)
            {
                bare.Append(markdown[at++]);
                continue;
            }

            var end = at + fence;
            while (true)
            {
                end = markdown.IndexOf(new string('`', fence), end, StringComparison.Ordinal);
                Assert.True(end > 0, "a span of code is not closed");
                var length = markdown.AsSpan(end).IndexOfAnyExcept('`');
                if (length == fence) break;
                end += length;
            }

            at = end + fence;
        }

        return bare.ToString();
    }
}
