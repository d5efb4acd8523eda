using System.Text;
using Rca.Core.Configuration;
using Xunit;

namespace Rca.UnitTests.Core.Configuration;

/// <summary>Files that are made to harm, or that are not what they seem, are refused with their place and are not quoted.</summary>
public sealed class HostileFileTests : IDisposable
{
    readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Bomb_of_aliases_is_refused_at_the_first_one()
    {
        var bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n" + string.Concat(Enumerable.Range('b', 25).Select(c =>
            $"{(char)c}: &{(char)c} [{string.Join(", ", Enumerable.Repeat($"*{(char)(c - 1)}", 9))}]\n"));
        var error = Error(bomb);
        Assert.Equal((2, 8), (error.Line, error.Column));
        Assert.StartsWith("found an alias", error.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("budgets: &b { deadline: 45s }\nstore:\n  <<: *b", "found an alias")]
    [InlineData("budgets:\n  <<: { deadline: 45s }", "found an unknown key")]
    [InlineData("a: !!python/object/apply:os.system ['id']", "found a tag")]
    [InlineData("a: !!str 5", "found a tag")]
    [InlineData("!!map { budgets: { deadline: 5s } }", "found a tag")]
    [InlineData("a: !local x", "found a tag")]
    [InlineData("a: !<tag:x> x", "found a tag")]
    [InlineData("budgets: { deadline: 5s }\nbudgets: { deadline: 6s }", "found text that is not YAML")]
    [InlineData("a: 1\n---\nb: 1", "found 2 YAML documents")]
    [InlineData("%YAML 3.0\n---\na: 1", "found text that is not YAML")]
    [InlineData("a: \"unclosed", "found text that is not YAML")]
    public void Forms_that_a_configuration_has_no_use_for_are_refused(string yaml, string problem) =>
        Assert.StartsWith(problem, Error(yaml).Problem, StringComparison.Ordinal);

    [Fact]
    public void Quoted_texts_have_no_tag() => Assert.Equal(
        TimeSpan.FromSeconds(5), Planning.Routes.Configuration("sources: []\nbudgets: { deadline: \"5s\", collection: '4s' }").Budgets.Deadline);

    // To the parser a NUL ends the text, and the rest would be left out in silence.
    [Fact]
    public void Nul_within_the_file_is_refused_with_its_place()
    {
        var error = Error("budgets:\n  deadline: 5s\0\nroutes: nonsense");
        Assert.Equal((2, 15), (error.Line, error.Column));
        Assert.StartsWith("found a control character", error.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new byte[] { (byte)'a', (byte)':', 0xff, 0xfe })]
    [InlineData(new byte[] { 0xff, 0xfe, (byte)'a', 0, (byte)':', 0, (byte)'1', 0 })]
    [InlineData(new byte[] { (byte)'a', (byte)':', (byte)' ', 0xc0, 0x80 })]
    public void Bytes_that_are_not_utf_8_are_refused(byte[] bytes)
    {
        File.WriteAllBytes(_path, bytes);
        Assert.Contains("not UTF-8", Assert.Throws<ConfigurationException>(() => ConfigurationFile.Load(_path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Mark_of_utf_8_at_the_beginning_is_no_text()
    {
        File.WriteAllBytes(_path, [.. Encoding.UTF8.Preamble, .. "budgets: {}"u8]);
        Assert.True(ConfigurationFile.Load(_path).Has("budgets"));
    }

    [Fact]
    public void File_of_one_mebibyte_is_read_and_one_byte_more_is_not()
    {
        var start = "budgets: {}\n# ";
        File.WriteAllText(_path, start + new string('x', ConfigurationFile.MaximumBytes - start.Length));
        Assert.True(ConfigurationFile.Load(_path).Has("budgets"));
        File.AppendAllText(_path, "x");
        Assert.Contains("larger than 1048576 bytes", Assert.Throws<ConfigurationException>(() => ConfigurationFile.Load(_path)).Message, StringComparison.Ordinal);
    }

    static ConfigurationError Error(string yaml)
    {
        var error = Assert.Throws<ConfigurationException>(() => Planning.Routes.Configuration(yaml)).Errors[0];
        Assert.Matches("found .*expected ", error.Problem);
        return error;
    }
}
