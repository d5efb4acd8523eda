using Rca.Core.Configuration;
using Rca.Pipeline.Hosting;
using Rca.UnitTests.Redaction;
using Xunit;

namespace Rca.UnitTests.Core.Configuration;

public sealed class LiteralSecretTests : IDisposable
{
    readonly string _path = Path.GetTempFileName();

    public static TheoryData<string> Secrets =>
    [
        Synthetic.GitHub, Synthetic.Aws, Synthetic.Jwt(), "https://reader:" + Synthetic.Password + "@db.example/", "amqp://rca:" + Synthetic.Password + "@broker:5672/",
        "Host=db;Username=u;Password=" + Synthetic.Password, "Bearer " + Synthetic.Base62Of(40), "xo" + "xb-" + Synthetic.Base62Of(30),
    ];

    public void Dispose() => File.Delete(_path);

    [Theory]
    [MemberData(nameof(Secrets))]
    public void Secret_is_refused_by_its_look_wherever_it_stands_and_never_shown(string secret)
    {
        var quoted = $"\"{secret}\"";
        string[] files =
        [
            $"budgets: {{ deadline: {quoted} }}", $"unknown: {quoted}", $"{quoted}: 1", $"budgets: {{ {quoted}: 1 }}", $"sources: [{{ name: {quoted} }}]",
            $"sources: [{{ name: a, connector: {quoted} }}]", $"sources: [{{ name: a, connector: kube, allowedScopes: [{{ a: {quoted} }}], allowedIdentifiers: [{quoted}] }}]",
            $"sources: [{{ name: a, connector: kube, allowedScopes: [], options: {{ server: {quoted} }} }}]",
            $"routes: [{{ match: {{ a: {quoted} }}, collect: [{{ source: {quoted}, capabilities: [{quoted}], scope: {{ {quoted}: {quoted} }} }}] }}]", $"routes: [{quoted}]",
        ];
        foreach (var yaml in files)
        {
            var errors = Assert.Throws<ConfigurationException>(() => Planning.Routes.Configuration(yaml)).Errors;
            Assert.Contains(errors, e => e.Problem.Contains("not shown", StringComparison.Ordinal));
            Assert.All(errors, e => Assert.Matches("found .*expected ", e.Problem));
            NotShown(secret, errors);
        }
    }

    [Fact]
    public void Private_key_is_refused_in_a_block()
    {
        var pem = Synthetic.Pem("\n      ");
        var errors = Assert.Throws<ConfigurationException>(() => Planning.Routes.Configuration($"budgets:\n  deadline: |\n      {pem}\n")).Errors;
        Assert.Contains(errors, e => e is { Line: 2, Key: "budgets.deadline" });
        NotShown(pem[40..80], errors);
    }

    [Theory]
    [InlineData("password")]
    [InlineData("apiToken")]
    [InlineData("client_secret")]
    [InlineData("API-KEY")]
    [InlineData("connectionString")]
    [InlineData("privateKey")]
    public void Literal_under_the_name_of_a_secret_is_refused_even_where_the_key_is_unknown(string key)
    {
        var errors = Assert.Throws<ConfigurationException>(() => Planning.Routes.Configuration($"sources: [{{ name: a, connector: kube, allowedScopes: [], options: {{ {key}: simple }} }}]")).Errors;
        Assert.StartsWith("found a literal value (not shown)", Assert.Single(errors, e => e.Key.EndsWith(key, StringComparison.Ordinal)).Problem, StringComparison.Ordinal);
        NotShown("simple", errors);
    }

    [Theory]
    [InlineData("tokenLifetime")]
    [InlineData("secretName")]
    [InlineData("passwordless")]
    [InlineData("keys")]
    [InlineData("key")]
    public void Name_that_only_speaks_of_secrets_is_none(string key) => Assert.False(SecretForms.IsNameOfSecret(key));

    [Theory]
    [InlineData("registry.example/shop/checkout@sha256:0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0")]
    [InlineData("https://github.example.com/api/v3/")]
    [InlineData("{{ labels.token }}")]
    [InlineData("checkout-7d9f8b6c5d-x2x9q")]
    [InlineData("acme/token-service")]
    [InlineData("http://[::1]:8080/")]
    [InlineData("${env:GITHUB_TOKEN}")]
    [InlineData("${file:/run/secrets/password.txt}")]
    public void Ordinary_values_are_no_secrets(string value)
    {
        Assert.False(SecretForms.Finds(value));
        Assert.False(new SecretScanner().Finds(value));
    }

    // The processes that have the scanner of redaction know every token that it knows.
    [Fact]
    public void Scanner_finds_what_the_short_list_does_not_know()
    {
        var token = "pul" + "-" + Synthetic.HexOf(40);
        Assert.False(SecretForms.Finds(token));
        File.WriteAllText(_path, $"budgets: {{ deadline: {token} }}");
        var error = Assert.Single(Assert.Throws<ConfigurationException>(() => PipelineConfiguration.Load(_path).Root.Finish()).Errors);
        Assert.StartsWith("found what looks like a secret (not shown)", error.Problem, StringComparison.Ordinal);
        NotShown(token, [error]);
    }

    [Fact]
    public void Secret_in_a_variable_is_refused_and_not_shown()
    {
        var overrides = ConfigurationOverrides.Of([new("RCA__BUDGETS__DEADLINE", Synthetic.GitHub), new("RCA__DOORS__REPORTTOKEN", "simple")]);
        var root = RootSection.Parse("rca.yaml", "budgets: {}", overrides);
        Assert.Equal(["RCA__BUDGETS__DEADLINE", "RCA__DOORS__REPORTTOKEN"], root.Errors.Select(e => e.Variable));
        NotShown(Synthetic.GitHub, root.Errors);
        NotShown("simple", root.Errors);
    }

    [Fact]
    public void Reference_with_a_secret_for_a_name_is_refused_and_not_shown()
    {
        var section = ConfigurationFile.Parse("rca.yaml", $"x: ${{env:{Synthetic.GitHub}}}\ny: ${{env:not a name}}");
        section.Secret("x");
        section.Secret("y");
        Assert.Equal(2, section.Errors.Count);
        NotShown(Synthetic.GitHub, section.Errors);
        NotShown("not a name", section.Errors);
    }

    static void NotShown(string secret, IEnumerable<ConfigurationError> errors)
    {
        var shown = string.Join('\n', errors);
        for (var i = 0; i + 12 <= secret.Length; i += 6)
            if (secret[i..(i + 12)] is var part && part.Any(char.IsDigit)) Assert.DoesNotContain(part, shown, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, shown, StringComparison.Ordinal);
    }
}
