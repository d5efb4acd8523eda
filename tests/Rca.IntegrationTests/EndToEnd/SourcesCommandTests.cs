using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace Rca.IntegrationTests.EndToEnd;

/// <summary><c>rca sources</c>, and the same report in a manifest, against a real server that logs every statement.</summary>
public sealed partial class SourcesCommandTests(OrdersDatabase orders) : IClassFixture<OrdersDatabase>, IDisposable
{
    readonly Scratch _scratch = new();

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Probe_of_a_source_that_has_all_ends_with_0_and_changes_nothing()
    {
        var before = await StatementsAsync();
        var (exit, output, errors) = await ProbeAsync(orders.Environment);

        Assert.True(exit == 0, $"exit {exit}: {output} {errors}");
        Assert.Matches("(?m)^orders-db +postgres +reachable +rca_reader in orders ", output);
        Assert.Matches("(?m)^orders-db +pg_read_all_stats +optional +held$", output);
        Assert.Matches("(?m)^orders-db +postgres.lock-waits +yes$", output);
        Assert.DoesNotContain("grant:", output, StringComparison.Ordinal);
        Assert.Matches("(?m)^finding: orders-db role-without-connection-limit: .* ALTER ROLE <role> CONNECTION LIMIT 2$", output);

        var asked = (await StatementsAsync())[before.Count..];
        Assert.NotEmpty(asked);
        Assert.All(asked, s => Assert.Matches(@"\A(BEGIN ISOLATION LEVEL READ COMMITTED READ ONLY|SET LOCAL |SELECT |COMMIT)", s));
    }

    [Fact]
    public async Task Probe_as_json_has_the_grant_of_every_permission()
    {
        var (exit, output, _) = await ProbeAsync(orders.Environment, "--json", "--source", "orders-db");

        Assert.Equal(0, exit);
        using var json = JsonDocument.Parse(output);
        var permissions = json.RootElement[0].GetProperty("permissions").EnumerateArray().ToList();
        Assert.Equal(["connect held", "pg_read_all_stats held", "rca_evidence unknown"], permissions.Select(p => $"{p.GetProperty("id")} {p.GetProperty("state")}"));
        Assert.All(permissions, p => Assert.Matches("^(GRANT |rca postgres grants )", p.GetProperty("grant").GetString()));
        var findings = json.RootElement[0].GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("id").GetString());
        Assert.Equal(["role-makes-temporary-tables", "role-without-connection-limit"], findings.Where(f => f is not ("no-reserved-slot" or "role-creates-in-public")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Probe_of_a_server_that_is_not_there_ends_with_3()
    {
        var (exit, output, _) = await ProbeAsync(Sources.NoServer);
        Assert.Equal(3, exit);
        Assert.Matches("(?m)^orders-db +postgres +unreachable ", output);
        Assert.Matches("(?m)^orders-db +postgres.saturation +unknown$", output);
    }

    [Fact]
    public async Task Probe_with_bad_input_ends_with_2_and_says_what_is_expected()
    {
        var (exit, _, errors) = await ProbeAsync(orders.Environment, "--source", "orders");
        Assert.Equal(2, exit);
        Assert.Contains("expected one of orders-db", errors, StringComparison.Ordinal);
        (exit, _, errors) = await RcaProcess.RunAsync(["sources", "probe", "--config", _scratch.Path("absent.yaml")], Ct);
        Assert.Equal(2, exit);
        Assert.Contains("the file does not exist", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Description_is_read_by_people_and_as_json()
    {
        var (exit, output, _) = await RcaProcess.RunAsync(["sources", "describe", "postgres"], Ct);
        Assert.Equal(0, exit);
        Assert.Matches("(?m)^postgres.saturation +Is the server out of connection slots", output);
        Assert.Matches("(?m)^pg_read_all_stats +optional .*GRANT pg_read_all_stats TO <role>$", output);
        Assert.Matches("(?m)^postgres.lock-waits/1 +/waiterCount +number +Operational ", output);

        (exit, output, _) = await RcaProcess.RunAsync(["sources", "describe", "--json"], Ct);
        Assert.Equal(0, exit);
        using var json = JsonDocument.Parse(output);
        Assert.Equal(["github", "kubernetes", "postgres"], json.RootElement.EnumerateArray().Select(d => d.GetProperty("type").GetString()));

        (exit, _, var errors) = await RcaProcess.RunAsync(["sources", "describe", "oracle"], Ct);
        Assert.Equal(2, exit);
        Assert.Contains("expected one of github, kubernetes, postgres", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Manifest_says_what_the_source_let_us_see_and_its_ledger_has_every_request_of_the_probe()
    {
        var before = await StatementsAsync();
        var (exit, output, errors) = await RcaProcess.RunAsync(
            ["collect", "--config", _scratch.Write("rca.yaml", Sources.Postgres()), "--incident", _scratch.Write("incident.json", Sources.Incident("access", "orders")), "--out", _scratch.Path("out")],
            Ct, orders.Environment);

        Assert.True(exit == 0, $"exit {exit}: {output} {errors}");
        var folder = ManifestFolder.Only(_scratch.Path("out"));
        folder.Verify();
        var access = Assert.Single(folder.Manifest.Payload.Header.Access!);
        Assert.Equal(("orders-db", true, "connect pg_read_all_stats"), (access.Source, access.Report.Reachable, string.Join(' ', access.Report.Held)));
        Assert.Contains("role-without-connection-limit", access.Report.Findings!);
        Assert.StartsWith("[REDACTED:person:", access.Report.Identity, StringComparison.Ordinal);
        Assert.DoesNotContain("rca_reader", folder.Document, StringComparison.Ordinal);
        Assert.DoesNotContain("access:", output, StringComparison.Ordinal);
        // The server logs statements; connecting is none.
        Assert.Equal((await StatementsAsync()).Count - before.Count, folder.Items.Sum(i => i.Ledger.Count(e => e.Verb is not "CONNECT")));
    }

    Task<(int Exit, string Output, string Errors)> ProbeAsync(IReadOnlyDictionary<string, string> environment, params string[] more) =>
        RcaProcess.RunAsync(["sources", "probe", "--config", _scratch.Write("rca.yaml", Sources.Postgres()), .. more], Ct, environment);

    async Task<List<string>> StatementsAsync() => [.. StatementPattern().Matches(await orders.Log.ReadAsync(Ct)).Select(m => m.Groups[1].Value)];

    [GeneratedRegex("LOG: +(?:statement|execute [^:]*): (.*)")]
    private static partial Regex StatementPattern();
}
