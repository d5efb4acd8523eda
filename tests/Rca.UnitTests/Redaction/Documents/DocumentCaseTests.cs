using System.Text.RegularExpressions;
using Xunit;

namespace Rca.UnitTests.Redaction.Documents;

public sealed partial class DocumentCaseTests
{
    public static TheoryData<DocumentCase> Cases => [.. JsonCases.All, .. YamlCases.All];

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

    [GeneratedRegex(@"\[REDACTED:[a-z]+:k1:[a-z2-7]{16}\]")]
    private static partial Regex Token();
}
