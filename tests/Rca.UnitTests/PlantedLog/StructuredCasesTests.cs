using Rca.PlantedLog.Structured;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace Rca.UnitTests.PlantedLog;

public sealed class StructuredCasesTests
{
    public static TheoryData<string> Files => [.. StructuredCases.All.Select(c => c.File)];

    [Fact]
    public void There_are_at_least_sixty_and_some_hold_nothing_to_redact()
    {
        Assert.True(StructuredCases.All.Count >= 60);
        Assert.True(StructuredCases.All.Count(c => c.Plant.Count == 0) >= 5);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Document_holds_what_its_case_says(string file)
    {
        var @case = StructuredCases.All.Single(c => c.File == file);
        Assert.All(@case.Plant.Concat(@case.Keep), s => Assert.Contains(s, @case.Text, StringComparison.Ordinal));
        Assert.NotEmpty(@case.Keep);
        if (!@case.IsJson) new YamlStream().Load(new StringReader(@case.Text));
    }

    [Fact]
    public void Every_json_document_but_the_cut_one_parses()
    {
        var broken = StructuredCases.All.Where(c => c.IsJson && !Rca.PlantedLog.Quality.JsonTexts.Parses(c.Text)).Select(c => c.File);
        Assert.Equal(["json-truncated.json"], broken);
    }
}
