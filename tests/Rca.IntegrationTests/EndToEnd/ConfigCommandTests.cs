using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace Rca.IntegrationTests.EndToEnd;

/// <summary><c>rca config</c> as a person runs it; nothing listens anywhere.</summary>
public sealed class ConfigCommandTests : IDisposable
{
    const string Yaml = """
        sources:
          - name: orders-db
            connector: postgres
            allowedScopes: [{ database: orders }]
            options: { connectionString: "${env:RCA_TEST_CONFIG_COMMAND}" }
        routes:
          - match: { alertname: "*" }
            collect: [{ source: orders-db, capabilities: [postgres.lock-waits], scope: { database: "{{ labels.database }}" } }]
          - match: { alertname: Watchdog }
            drop: true
        """;

    const string Watchdog = """{"sender":"a","dedupKey":"k","startsAt":"2026-03-01T03:00:00Z","alerts":[{"labels":{"alertname":"Watchdog","database":"orders"}}]}""";

    static readonly Dictionary<string, string> Secret = new(StringComparer.Ordinal) { ["RCA_TEST_CONFIG_COMMAND"] = "Host=127.0.0.1;Port=1;Database=orders;Username=u" };
    readonly Scratch _scratch = new();

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Check_says_ok_with_a_summary()
    {
        var file = _scratch.Write("rca.yaml", Yaml);
        var (exit, output, errors) = await RcaProcess.RunAsync(["config", "check", file], Ct, Secret);
        Assert.Equal((0, ""), (exit, errors));
        Assert.Matches($@"\Aok: {Regex.Escape(file)}: 1 sources, 2 routes \(1 that drop\), deadline 45s\nredaction policy: the default, sha256:[0-9a-f]{{64}}\n\z", output);
    }

    [Fact]
    public async Task Check_says_every_problem_of_file_and_environment()
    {
        var file = _scratch.Write("rca.yaml", Yaml + "\nbudgets: { deadline: soon }\ncolour: red");
        var environment = new Dictionary<string, string>(Secret, StringComparer.Ordinal) { ["RCA__BUDGETS__LOOKBACK"] = "long", ["RCA__SOURCES__ORDERS_DB__OPTIONS__SERVER"] = "x" };
        var (exit, output, errors) = await RcaProcess.RunAsync(["config", "check", file], Ct, environment);
        Assert.Equal((2, ""), (exit, output));
        string[] expected = [$"{file}:11:22: budgets.deadline: ", $"{file}:12:1: colour: ", "RCA__BUDGETS__LOOKBACK: budgets.lookback: ", "RCA__SOURCES__ORDERS_DB__OPTIONS__SERVER: sources[0].options: "];
        var lines = errors.TrimEnd('\n').Split('\n');
        Assert.Equal(expected.Length, lines.Length);
        Assert.All(expected.Zip(lines), pair => Assert.StartsWith(pair.First + "found ", pair.Second, StringComparison.Ordinal));

        (exit, output, errors) = await RcaProcess.RunAsync(["config", "check", file, "--json"], Ct, environment);
        Assert.Equal((2, ""), (exit, errors));
        using var json = JsonDocument.Parse(output);
        Assert.False(json.RootElement.GetProperty("ok").GetBoolean());
        Assert.Equal(["budgets.deadline", "colour", "budgets.lookback", "sources[0].options"], json.RootElement.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("key").GetString()));
        Assert.Equal("RCA__BUDGETS__LOOKBACK", json.RootElement.GetProperty("errors")[2].GetProperty("variable").GetString());
    }

    [Fact]
    public async Task Explain_shows_the_plan_and_needs_no_secret()
    {
        var (file, incident) = (_scratch.Write("rca.yaml", Yaml), _scratch.Write("incident.json", Sources.Incident("k", "orders")));
        var (exit, output, errors) = await RcaProcess.RunAsync(["config", "explain", "--config", file, "--incident", incident], Ct);
        Assert.True(exit == 0, errors);
        Assert.Contains("orders-db  postgres.lock-waits  database=orders", output, StringComparison.Ordinal);
        (exit, output, _) = await RcaProcess.RunAsync(["config", "explain", "--config", file, "--incident", incident, "--json"], Ct);
        using var json = JsonDocument.Parse(output);
        Assert.Equal((0, "postgres.lock-waits"), (exit, json.RootElement.GetProperty("items")[0].GetProperty("capability").GetString()));
        Assert.Equal(2, (await RcaProcess.RunAsync(["config", "explain", "--config", file, "--incident", _scratch.Path("absent.json")], Ct)).Exit);
    }

    [Fact]
    public async Task Incident_whose_every_alert_is_dropped_is_not_collected()
    {
        var (file, incident) = (_scratch.Write("rca.yaml", Yaml), _scratch.Write("incident.json", Watchdog));
        var (exit, output, errors) = await RcaProcess.RunAsync(["collect", "--config", file, "--incident", incident, "--out", _scratch.Path("out")], Ct, Secret);
        Assert.True(exit == 0, errors);
        Assert.Equal("nothing is collected, no manifest is made: each of the 1 alerts is dropped by a route\n", output);
        Assert.False(Directory.Exists(_scratch.Path("out")));
    }

    [Fact]
    public async Task Variable_overrides_the_file_for_a_command_that_collects()
    {
        var (file, incident) = (_scratch.Write("rca.yaml", Yaml), _scratch.Write("incident.json", Sources.Incident("k", "orders")));
        var environment = new Dictionary<string, string>(Secret, StringComparer.Ordinal) { ["RCA__ROUTES__1__MATCH__ALERTNAME"] = "*" };
        var (exit, output, errors) = await RcaProcess.RunAsync(["collect", "--config", file, "--incident", incident, "--out", _scratch.Path("out")], Ct, environment);
        Assert.True(exit == 0, errors);
        Assert.StartsWith("nothing is collected", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Schema_is_JSON_on_standard_output()
    {
        var (exit, output, _) = await RcaProcess.RunAsync(["config", "schema"], Ct);
        using var json = JsonDocument.Parse(output);
        Assert.Equal((0, "object"), (exit, json.RootElement.GetProperty("type").GetString()));
    }
}
