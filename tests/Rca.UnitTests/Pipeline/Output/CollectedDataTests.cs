using Rca.Pipeline;
using Rca.Pipeline.Output;
using Rca.UnitTests.Connectors.GitHub;
using Xunit;

namespace Rca.UnitTests.Pipeline.Output;

public sealed class CollectedDataTests
{
    [Fact]
    public void Page_is_what_the_descriptors_say()
    {
        var page = File.ReadAllText(Repository.File("docs/collected-data.md"));
        Assert.True(string.Equals(page, CollectedData.Write(BuiltInConnectors.Descriptors.Values), StringComparison.Ordinal),
            $"docs/collected-data.md is out of date: renew it with {CollectedData.Command}");
    }

    [Fact]
    public void Page_has_every_field_permission_and_capability()
    {
        var page = CollectedData.Write(BuiltInConnectors.Descriptors.Values);
        foreach (var connector in BuiltInConnectors.Descriptors.Values)
        {
            Assert.All(connector.Capabilities, c => Assert.Contains($"**`{c.Id}`**", page, StringComparison.Ordinal));
            Assert.All(connector.Permissions, p => Assert.Contains($"| `{p.Id}` |", page, StringComparison.Ordinal));
            Assert.All(connector.Kinds.SelectMany(k => k.Fields), f => Assert.Matches($@"\| `{System.Text.RegularExpressions.Regex.Escape(f.Pointer)}` \| [^|]* \| {f.Class} \|", page));
        }
    }
}
