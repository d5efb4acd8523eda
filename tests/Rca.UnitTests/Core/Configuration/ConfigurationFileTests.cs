using Rca.Core.Configuration;
using Xunit;

namespace Rca.UnitTests.Core.Configuration;

public sealed class ConfigurationFileTests : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rca-config-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Every_error_is_said_at_once_with_line_column_and_key()
    {
        var errors = Errors("""
            sources:
              - name: Orders DB
                conector: kube
                allowedScopes: shop
                options:
                  token: EXAMPLE-literal
            routes:
              - match: [a]
                collect:
                  - source: nowhere
                    capabilities: []
                    scope: { namespace: "{{ nonsense }}" }
            budgets:
              deadline: 45
            """);
        Assert.Equal([.. errors.OrderBy(e => e.Line).ThenBy(e => e.Column)], errors);
        Assert.All(errors, e => Assert.True(e is { Line: > 0, Column: > 0, File: "rca.yaml" }));
        Assert.Contains(errors, e => e is { Line: 2, Column: 11, Key: "sources[0].name" });
        Assert.Contains(errors, e => e is { Line: 3, Column: 5, Key: "sources[0].conector" } && e.Problem.EndsWith("(did you mean 'connector'?)", StringComparison.Ordinal));
        Assert.Contains(errors, e => e is { Line: 4, Key: "sources[0].allowedScopes" } && e.Problem.Contains("expected a list", StringComparison.Ordinal));
        Assert.Contains(errors, e => e is { Line: 8, Key: "routes[0].match" });
        Assert.Contains(errors, e => e is { Line: 10, Key: "routes[0].collect[0].source" } && e.Problem.StartsWith("found 'nowhere', which names no source", StringComparison.Ordinal));
        Assert.Contains(errors, e => e.Key is "routes[0].collect[0].capabilities");
        Assert.Contains(errors, e => e.Key is "routes[0].collect[0].scope.namespace");
        Assert.Contains(errors, e => e is { Line: 14, Key: "budgets.deadline" } && e.Problem.Contains("such as 45s", StringComparison.Ordinal));
    }

    [Fact]
    public void Key_that_is_like_none_is_answered_with_the_known_ones()
    {
        var error = Assert.Single(Errors("elephants: 1"));
        Assert.Equal("found an unknown key, expected one of sources, routes, budgets, redaction, bus, store, keys, doors, sourceState", error.Problem);
        Assert.Equal("rca.yaml:1:1: elephants: found an unknown key, expected one of sources, routes, budgets, redaction, bus, store, keys, doors, sourceState", error.ToString());
    }

    [Fact]
    public void Control_characters_of_the_file_are_not_echoed() =>
        Assert.DoesNotContain('\u001b', Assert.Throws<ConfigurationException>(() => Planning.Routes.Configuration("\"a\\e[31mb\": 1\nbudgets: { deadline: \"\\e[31m\" }")).Message);

    [Theory]
    [InlineData("EXAMPLE-literal")]
    [InlineData("${ENV:NAME}")]
    [InlineData("${env:}")]
    [InlineData("prefix${env:NAME}")]
    [InlineData("${file:}")]
    public void Literal_secret_is_refused_and_not_echoed(string value)
    {
        var section = ConfigurationFile.Parse("rca.yaml", $"token: \"{value}\"");
        Assert.Null(section.Secret("token"));
        var error = Assert.Single(section.Errors);
        Assert.Contains("${env:NAME} or ${file:PATH}", error.Problem, StringComparison.Ordinal);
        Assert.DoesNotContain("EXAMPLE", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("prefix", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Secret_is_read_when_it_is_needed_and_not_shown()
    {
        var path = Path.Combine(_folder.FullName, "token");
        File.WriteAllText(path, " one\n");
        Assert.True(SecretReference.TryParse("${file:token}", _folder.FullName, out var secret));
        Assert.Equal("one", secret.Read());
        File.WriteAllText(path, "two");
        Assert.Equal("two", secret.Read());
        Assert.DoesNotContain("token", secret.ToString(), StringComparison.Ordinal);
        File.Delete(path);
        Assert.Equal("the file of the reference does not exist", secret.Problem());
        Assert.Throws<InvalidOperationException>(secret.Read);
    }

    [Fact]
    public void Secret_of_the_environment_must_be_set()
    {
        const string name = "RCA_TEST_SECRET_OF_THE_ENVIRONMENT";
        Assert.True(SecretReference.TryParse($"${{env:{name}}}", ".", out var secret));
        Assert.Equal($"the environment variable {name} is not set", secret.Problem());
        Environment.SetEnvironmentVariable(name, "value");
        Assert.Null(secret.Problem());
        Assert.Equal("value", secret.Read());
        Environment.SetEnvironmentVariable(name, null);
    }

    [Fact]
    public void Secret_file_that_is_empty_is_refused()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "token"), " \n");
        Assert.True(SecretReference.TryParse("${file:token}", _folder.FullName, out var secret));
        Assert.NotNull(secret.Problem());
    }

    [Theory]
    [InlineData("a: &x 1\nb: *x", "2:4", "alias")]
    [InlineData("a: [1", null, "not YAML")]
    [InlineData("a: EXAMPLE\n  b: EXAMPLE", null, "not YAML")]
    [InlineData("a: EXAMPLE\na: EXAMPLE", null, "not YAML")]
    [InlineData("a: 1\n---\nb: 2", "1:1", "found 2 YAML documents")]
    [InlineData("", "1:1", "found 0 YAML documents")]
    [InlineData("- a", "1:1", "found no mapping")]
    [InlineData("EXAMPLE", "1:1", "found no mapping")]
    [InlineData("? [a, b]\n: 1", null, "")]
    public void Text_that_is_no_configuration_is_refused_and_not_quoted(string text, string? at, string problem)
    {
        var error = Assert.Throws<ConfigurationException>(() =>
        {
            var root = ConfigurationFile.Parse("rca.yaml", text);
            root.Has("a");
            root.Finish();
        }).Errors[0];
        Assert.Contains(problem, error.Problem, StringComparison.Ordinal);
        Assert.DoesNotContain("EXAMPLE", error.ToString(), StringComparison.Ordinal);
        if (at is not null) Assert.Equal(at, $"{error.Line}:{error.Column}");
    }

    [Fact]
    public void Text_that_nests_without_end_is_refused()
    {
        foreach (var text in new[] { "a: " + new string('[', 100_000), string.Concat(Enumerable.Repeat("{a: ", 50_000)) })
            Assert.Throws<ConfigurationException>(() => ConfigurationFile.Parse("rca.yaml", text));
    }

    [Fact]
    public void File_beyond_a_mebibyte_is_refused_before_it_is_read()
    {
        var path = Path.Combine(_folder.FullName, "big.yaml");
        File.WriteAllText(path, "a: " + new string('x', ConfigurationFile.MaximumBytes));
        Assert.Contains("larger than 1048576 bytes", Assert.Throws<ConfigurationException>(() => ConfigurationFile.Load(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void File_that_is_missing_or_a_folder_is_said()
    {
        Assert.Contains("does not exist", Assert.Throws<ConfigurationException>(() => ConfigurationFile.Load(Path.Combine(_folder.FullName, "absent.yaml"))).Message, StringComparison.Ordinal);
        Assert.Throws<ConfigurationException>(() => ConfigurationFile.Load(_folder.FullName));
    }

    [Fact]
    public void Numbers_choices_and_lists_are_held_to_what_is_expected()
    {
        var section = ConfigurationFile.Parse("f", "n: 70000\nc: maybe\nl: { a: 1 }\nm: [1]\nt: [[1]]\ns: [1]\nd: 2147483647h");
        Assert.Equal(1, section.Integer("n", 1, 1, 65535));
        Assert.Equal("yes", section.Choice("c", "yes", "yes", "no"));
        Assert.Empty(section.List("l"));
        Assert.Empty(section.Map("m"));
        Assert.Empty(section.Texts("t"));
        Assert.Null(section.Text("s"));
        Assert.Equal(TimeSpan.FromSeconds(1), section.Duration("d", TimeSpan.FromSeconds(1), TimeSpan.Zero, TimeSpan.FromHours(1)));
        Assert.Equal(["n", "c", "l", "m", "t", "s", "d"], section.Errors.Select(e => e.Key));
    }

    static IReadOnlyList<ConfigurationError> Errors(string yaml) => Assert.Throws<ConfigurationException>(() => Planning.Routes.Configuration(yaml)).Errors;
}
