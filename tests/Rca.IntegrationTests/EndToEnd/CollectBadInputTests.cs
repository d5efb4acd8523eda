using System.Text.Json;
using Rca.Contracts;
using Rca.Pipeline.Intake;
using Xunit;

namespace Rca.IntegrationTests.EndToEnd;

/// <summary>What a person must change is said with its place, and the exit code is 2.</summary>
public sealed class CollectBadInputTests : IDisposable
{
    readonly Scratch _scratch = new();

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("""{"dedupKey":"k","startsAt":"2026-11-23T12:00:00Z","alerts":[{"labels":{}}]}""", "/sender")]
    [InlineData("""{"sender":"on-call","startsAt":"2026-11-23T12:00:00Z","alerts":[{"labels":{}}]}""", "/dedupKey")]
    [InlineData("""{"sender":"on-call","dedupKey":"k","startsAt":"yesterday","alerts":[{"labels":{}}]}""", "/startsAt")]
    [InlineData("""{"sender":"on-call","dedupKey":"k","startsAt":"2026-11-23T12:00:00Z"}""", "/alerts")]
    [InlineData("""{"sender":"on-call","dedupKey":"k","startsAt":"2026-11-23T12:00:00Z","alerts":[]}""", "/alerts")]
    [InlineData("""{"sender":"on-call","dedupKey":"k","startsAt":"2026-11-23T12:00:00Z","alerts":[{"labels":{"a":1}}]}""", "/alerts/0/labels")]
    [InlineData("""{"sender":"on-call","dedupKey":"k","startsAt":"2026-11-23T12:00:00Z","alerts":[{}]}""", "/alerts/0")]
    [InlineData("""{"sender":"On Call!","dedupKey":"k","startsAt":"2026-11-23T12:00:00Z","alerts":[{"labels":{}}]}""", "/sender")]
    public async Task Incident_with_a_bad_field_is_refused_by_its_name(string incident, string field)
    {
        var path = _scratch.Write("incident.json", incident);
        var (exit, output, errors) = await CollectAsync(Sources.Postgres(), path);

        Assert.Equal(2, exit);
        Assert.StartsWith($"{path}: {field}: ", errors, StringComparison.Ordinal);
        Assert.Empty(output);
        Assert.False(Directory.Exists(_scratch.Path("out")));
    }

    [Fact]
    public async Task Incident_that_is_no_JSON_or_not_there_is_refused_with_its_path()
    {
        var broken = _scratch.Write("broken.json", "{ \"sender\": ");
        var (exit, _, errors) = await CollectAsync(Sources.Postgres(), broken);
        Assert.Equal(2, exit);
        Assert.StartsWith($"{broken}: the body is not JSON", errors, StringComparison.Ordinal);

        (exit, _, errors) = await CollectAsync(Sources.Postgres(), _scratch.Path("absent.json"));
        Assert.Equal(2, exit);
        Assert.Equal($"{_scratch.Path("absent.json")}: the file does not exist\n", errors);
    }

    [Fact]
    public async Task Configuration_with_faults_says_all_of_them_with_their_places()
    {
        const string Literal = "Host=db;Username=u;Password=EXAMPLE-literal-Pw-77";
        var yaml = $$$"""
            budgets:
              deadline: soon
            sources:
              - name: orders-db
                connector: postgress
                allowedScopes:
                  - database: orders
              - name: ledger-db
                connector: postgres
                allowedScopes:
                  - database: ledger
                options:
                  connectionString: {{{Literal}}}
            routes:
              - match:
                  alertname: "*"
                collect:
                  - source: ledger-db
                    capabilities: [postgres.lock-wait]
                    scope:
                      database: ledger
            colour: red
            """;
        var (exit, output, errors) = await CollectAsync(yaml, _scratch.Write("incident.json", Sources.Incident("k", "orders")));

        Assert.Equal(2, exit);
        var config = _scratch.Path("rca.yaml");
        string[] expected = [":2:13: budgets.deadline: ", ":5:16: sources[0].connector: ", ":13:25: sources[1].options.connectionString: ", ":19:24: routes[0].collect[0].capabilities[0]: ", ":22:1: colour: "];
        var lines = errors.TrimEnd('\n').Split('\n');
        Assert.Equal(expected.Length, lines.Length);
        Assert.All(expected.Zip(lines), pair => Assert.StartsWith(config + pair.First, pair.Second, StringComparison.Ordinal));
        Assert.DoesNotContain("EXAMPLE-literal-Pw-77", output + errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Configuration_that_is_no_YAML_or_not_there_is_refused_with_its_path()
    {
        var incident = _scratch.Write("incident.json", Sources.Incident("k", "orders"));
        var (exit, _, errors) = await CollectAsync("sources: [\n  - name: 'x", incident);
        Assert.Equal(2, exit);
        Assert.Matches("^" + System.Text.RegularExpressions.Regex.Escape(_scratch.Path("rca.yaml")) + ":[0-9]+:[0-9]+: ", errors);

        (exit, _, errors) = await RcaProcess.RunAsync(["collect", "--config", _scratch.Path("absent.yaml"), "--incident", incident, "--out", _scratch.Path("out")], Ct);
        Assert.Equal(2, exit);
        Assert.StartsWith(_scratch.Path("absent.yaml"), errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("collect", "--colour", "red")]
    [InlineData("demo", "--instal")]
    [InlineData("colect")]
    [InlineData("collect")]
    public async Task Command_line_that_is_not_understood_ends_with_2(params string[] arguments)
    {
        var (exit, _, errors) = await RcaProcess.RunAsync(arguments, Ct);
        Assert.Equal(2, exit);
        Assert.NotEmpty(errors);
    }

    [Fact]
    public async Task Sample_incident_is_one_and_is_collected()
    {
        var sample = Path.Combine(AppContext.BaseDirectory, "incidents", "checkout.json");
        var incident = PlainIncident.Read(await File.ReadAllBytesAsync(sample, Ct));
        var alert = Assert.Single(incident.Alerts);
        Assert.Equal(("on-call", "shop"), (incident.Sender, alert.Labels["namespace"]));
        // Every member of the message but the receipt, which is not the sender's to write, and those of groups that repeat.
        using var json = JsonDocument.Parse(await File.ReadAllBytesAsync(sample, Ct));
        Assert.Equal(
            typeof(IncidentReported).GetProperties().Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name)).Except(["receipt", "repeats", "resolvedAt"]).Order(StringComparer.Ordinal),
            json.RootElement.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal));

        var (exit, output, errors) = await CollectAsync(Sources.Postgres(), sample);
        Assert.True(exit == 3, errors);
        Assert.Contains("0 of 2 items complete", output, StringComparison.Ordinal);
    }

    Task<(int Exit, string Output, string Errors)> CollectAsync(string yaml, string incident) => RcaProcess.RunAsync(
        ["collect", "--config", _scratch.Write("rca.yaml", yaml), "--incident", incident, "--out", _scratch.Path("out")], Ct, Sources.NoServer);
}
