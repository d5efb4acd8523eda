using Rca.Core.Configuration;
using Xunit;

namespace Rca.UnitTests.Core.Configuration;

public sealed class SourceStateConfigurationTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("rca-config-").FullName;

    public SourceStateConfigurationTests()
    {
        File.WriteAllText(Path.Combine(_folder, "db"), "Host=db;Username=rca_state");
        File.WriteAllText(Path.Combine(_folder, "key"), Convert.ToBase64String(new byte[32]));
        File.WriteAllText(Path.Combine(_folder, "short"), Convert.ToBase64String("EXAMPLE-short"u8));
        File.WriteAllText(Path.Combine(_folder, "text"), "EXAMPLE not base64!");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Section_that_is_absent_is_no_state_and_no_problem()
    {
        var root = Parse("routes: []");
        Assert.Null(SourceStateConfiguration.Read(root));
        Assert.Empty(root.Errors);
    }

    [Theory]
    [InlineData("{ postgres: '${file:db}', key: '${file:key}' }")]
    [InlineData("{ postgres: '${file:db}', key: '${file:key}', previousKey: '${file:key}' }")]
    public void Section_with_role_and_key_is_read(string section)
    {
        var root = Parse($"sourceState: {section}");
        Assert.Equal("Host=db;Username=rca_state", SourceStateConfiguration.Read(root)!.Postgres.Read());
        Assert.Empty(root.Errors);
    }

    [Theory]
    [InlineData("{}", 2)]
    [InlineData("{ postgres: '${file:db}' }", 1)]
    [InlineData("{ postgres: '${file:db}', key: '${file:short}' }", 1)]
    [InlineData("{ postgres: '${file:db}', key: '${file:text}' }", 1)]
    [InlineData("{ postgres: '${file:db}', key: '${file:key}', previousKey: '${file:text}' }", 1)]
    [InlineData("{ postgres: '${file:db}', key: '${file:none}' }", 1)]
    [InlineData("{ postgres: '${file:db}', key: '${file:key}', keys: [] }", 1)]
    public void Every_problem_is_reported_and_no_value_is_shown(string section, int problems)
    {
        var root = Parse($"sourceState: {section}");
        SourceStateConfiguration.Read(root);
        Assert.Equal(problems, root.Errors.Count);
        Assert.DoesNotContain("EXAMPLE", string.Concat(root.Errors), StringComparison.Ordinal);
    }

    ConfigSection Parse(string yaml) => RootSection.Parse(Path.Combine(_folder, "rca.yaml"), yaml);
}
