using System.Text;
using System.Text.RegularExpressions;
using Rca.Redaction.Documents;
using Xunit;

namespace Rca.UnitTests.Redaction.Documents;

public sealed partial class DocumentCaseTests
{
    public static TheoryData<DocumentCase> Cases => [.. JsonCases.All, .. YamlCases.All];

    public static TheoryData<DocumentCase> CasesInLogs => [.. JsonCases.All.Concat(YamlCases.All).Where(BeginsInLogs)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Document_loses_its_secrets_and_nothing_else(DocumentCase @case)
    {
        ArgumentNullException.ThrowIfNull(@case);

        var scrubbed = Scrubbers.Try(@case.Source, @case.Format);

        Assert.NotNull(scrubbed);
        Assert.Equal(@case.Left, Token().Replace(scrubbed.Text, "■"));
        Assert.Equal(@case.Gone.Count(), scrubbed.Placed.Count);
        Assert.Equal(scrubbed.Text, Scrubbers.Try(scrubbed.Text, @case.Format)!.Text);
    }

    [Theory]
    [MemberData(nameof(CasesInLogs))]
    public void Document_between_the_lines_of_a_log_loses_the_same(DocumentCase @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        var redacted = Engines.Redact($"2026-11-23T10:00:00Z INFO before\n{@case.Source.TrimEnd('\n')}\n2026-11-23T10:00:00Z INFO behind\n");

        Assert.Equal($"2026-11-23T10:00:00Z INFO before\n{@case.Left.TrimEnd('\n')}\n2026-11-23T10:00:00Z INFO behind\n", Token().Replace(redacted, "■"));
    }

    static bool BeginsInLogs(DocumentCase @case)
    {
        var first = Encoding.UTF8.GetBytes(@case.Source.Split('\n')[0]);
        return @case.Yaml ? YamlProbe.Line(first) == YamlLine.Opens : first[0] is (byte)'{' or (byte)'[';
    }

    [GeneratedRegex(@"\[REDACTED:[a-z]+:k1:[a-z2-7]{16}\]")]
    private static partial Regex Token();
}
