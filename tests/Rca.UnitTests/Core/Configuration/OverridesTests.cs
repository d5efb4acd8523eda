using Rca.Core.Configuration;
using Rca.UnitTests.Core.Planning;
using Xunit;

namespace Rca.UnitTests.Core.Configuration;

public sealed class OverridesTests
{
    const string Yaml = """
        sources:
          - name: orders-db
            connector: kube
            allowedScopes: [{ namespace: shop }]
            allowedIdentifiers: [a, b]
            options: { server: one, ports: { http: 80 } }
          - { name: "7", connector: kube, allowedScopes: [] }
          - { name: a--b, connector: kube, allowedScopes: [] }
        routes:
          - match: { Team: shop }
            collect:
              - { source: orders-db, capabilities: [kube.events, kube.pods], scope: { namespace: shop } }
        """;

    [Fact]
    public void Variable_takes_the_place_of_a_value_or_of_its_absence()
    {
        var (planning, root) = Read(
            ("RCA__BUDGETS__DEADLINE", "30s"), ("rca__budgets__LookBack", "2h"), ("RCA__SOURCES__0__ALLOWEDSCOPES__0__NAMESPACE", "team"),
            ("RCA__SOURCES__0__ALLOWEDIDENTIFIERS__1", "c"), ("RCA__SOURCES__0__OPTIONS__SERVER", "two"), ("RCA__SOURCES__0__OPTIONS__NEWKEY", "three"),
            ("RCA__ROUTES__0__MATCH__TEAM", "cart"), ("RCA__ROUTES__0__COLLECT__0__CAPABILITIES__0", "kube.pods"), ("RCA_STORE", "elsewhere"), ("PATH", "x"));
        Assert.Empty(root.Errors);
        Assert.Equal((TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(20), TimeSpan.FromHours(2)), (planning.Budgets.Deadline, planning.Budgets.Collection, planning.Budgets.Lookback));
        var source = planning.Sources["orders-db"];
        Assert.Equal("team", source.AllowedScopes[0]["namespace"]);
        Assert.Equal(["a", "c"], source.AllowedIdentifiers);
        Assert.Equal(("two", "three"), (source.Options.Text("server"), source.Options.Text("newKey")));
        Assert.Equal("cart", planning.Routes[0].Match["Team"]);
        Assert.Equal(["kube.pods", "kube.pods"], planning.Routes[0].Collect[0].Capabilities);
    }

    [Fact]
    public void Source_is_named_by_its_name_where_that_is_unambiguous()
    {
        var (planning, root) = Read(("RCA__SOURCES__ORDERS_DB__OPTIONS__SERVER", "two"));
        Assert.Empty(root.Errors);
        Assert.Equal("two", planning.Sources["orders-db"].Options.Text("server"));
        // A name of digits is a number, and two hyphens would be the separator.
        Assert.Contains("names no element", Assert.Single(Read(("RCA__SOURCES__7__NAME", "x")).Root.Errors).Problem, StringComparison.Ordinal);
        Assert.NotEmpty(Read(("RCA__SOURCES__A__B__NAME", "x")).Root.Errors);
    }

    [Theory]
    [InlineData("RCA__BUDGTS__DEADLINE", "", "(did you mean 'BUDGETS'?)")]
    [InlineData("RCA__BUDGETS__DEADLIN", "budgets", "(did you mean 'DEADLINE'?)")]
    [InlineData("RCA__BUDGETS", "budgets", "found a single value, expected a mapping")]
    [InlineData("RCA__", "", "names no key here")]
    [InlineData("RCA____X", "", "names no key here")]
    [InlineData("RCA__SOURCES__3__NAME", "sources", "names no element of this list, expected a number from 0 to 2")]
    [InlineData("RCA__SOURCES__NOWHERE__NAME", "sources", "names no element")]
    [InlineData("RCA__SOURCES__0", "sources[0]", "found a single value, expected a mapping")]
    [InlineData("RCA__SOURCES", "sources", "found a single value, expected a list")]
    [InlineData("RCA__SOURCES__0__ALLOWEDIDENTIFIERS__2", "sources[0].allowedIdentifiers", "names no element")]
    [InlineData("RCA__SOURCES__0__ALLOWEDIDENTIFIERS__X", "sources[0].allowedIdentifiers", "names no element")]
    [InlineData("RCA__SOURCES__1__ALLOWEDIDENTIFIERS__0", "sources[1].allowedIdentifiers", "names no element of this list, expected elements in the file")]
    [InlineData("RCA__SOURCES__0__ALLOWEDSCOPES__0__WORKLOAD", "sources[0].allowedScopes[0]", "names no key of this mapping")]
    [InlineData("RCA__ROUTES__0__MATCH__SEVERITY", "routes[0].match", "names no key of this mapping")]
    public void Variable_that_names_nothing_is_refused_by_its_name(string variable, string key, string problem)
    {
        var error = Read((variable, "x")).Root.Errors.First(e => e.Variable is not null);
        Assert.Equal((variable, key), (error.Variable, error.Key));
        Assert.Contains(problem, error.Problem, StringComparison.Ordinal);
        Assert.Matches("found .*expected ", error.Problem);
        Assert.StartsWith(key.Length == 0 ? $"{variable}: found" : $"{variable}: {key}: found", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("RCA__BUDGETS__DEADLINE", "soon", "budgets.deadline")]
    [InlineData("RCA__SOURCES__ORDERS_DB__CONNECTOR", "kub", "sources[0].connector")]
    [InlineData("RCA__ROUTES__0__COLLECT__0__CAPABILITIES__1", "kube.pod", "routes[0].collect[0].capabilities[1]")]
    [InlineData("RCA__ROUTES__0__COLLECT__0__SCOPE__NAMESPACE", "{{ x }}", "routes[0].collect[0].scope.namespace")]
    [InlineData("RCA__ROUTES__0__DROP", "maybe", "routes[0].drop")]
    public void Error_about_a_value_from_a_variable_names_the_variable(string variable, string value, string key) =>
        Assert.Equal((variable, key), Read((variable, value)).Root.Errors.Where(e => e.Variable is not null).Select(e => (e.Variable, e.Key)).First());

    [Theory]
    [InlineData("RCA__SOURCES__0__NAME", "RCA__SOURCES__ORDERS_DB__NAME")]
    [InlineData("RCA__BUDGETS__DEADLINE", "RCA__Budgets__Deadline")]
    public void Two_variables_for_one_value_are_refused(string one, string other)
    {
        var error = Read((one, "9s"), (other, "8s")).Root.Errors.First(e => e.Problem.Contains(" for one value", StringComparison.Ordinal));
        Assert.Contains(one, error.Problem, StringComparison.Ordinal);
        Assert.Contains(other, error.Problem, StringComparison.Ordinal);
    }

    // As in the file: each process checks what it reads.
    [Fact]
    public void Variable_for_a_section_that_is_not_read_is_left_alone() => Assert.Empty(Read(("RCA__DOORS__ELEPHANT", "x"), ("RCA__SOURCES__0__OPTIONS__ELEPHANT", "x")).Root.Errors);

    [Fact]
    public void Digest_is_that_of_a_file_with_the_value_in_it()
    {
        Assert.Equal(Routes.Configuration(Yaml.Replace("server: one", "server: two", StringComparison.Ordinal)).Digest, Read(("RCA__SOURCES__0__OPTIONS__SERVER", "two")).Planning.Digest);
        Assert.Equal(Routes.Configuration(Yaml + "\nbudgets: { lookback: 2h }").Digest, Read(("RCA__BUDGETS__LOOKBACK", "2h")).Planning.Digest);
    }

    static (PlanningConfiguration Planning, ConfigSection Root) Read(params (string Name, string Value)[] variables)
    {
        var root = RootSection.Parse("rca.yaml", Yaml, ConfigurationOverrides.Of(variables.Select(v => KeyValuePair.Create(v.Name, v.Value))));
        var planning = PlanningConfiguration.Read(root, Routes.Connectors);
        root.RefuseUnknownKeys();
        return (planning, root);
    }
}
