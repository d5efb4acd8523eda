using Rca.Connectors.Postgres.Evidence;
using Rca.Connectors.Postgres.Session;
using Rca.Contracts;
using Rca.Core.Collecting;
using Xunit;

namespace Rca.IntegrationTests.Postgres;

public sealed class FailuresTests(LabPostgres shared) : IClassFixture<LabPostgres>
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Server_without_ordinary_slots_is_told_from_one_without_any()
    {
        await using var lab = await Lab.CreateAsync(await shared.GetAsync(Ct));
        await lab.AdminAsync("CREATE ROLE filler LOGIN PASSWORD 'lab'");
        await lab.FillAsync("filler");
        Assert.Equal((Outcome.Unreachable, "ordinary-slots-full"), Short(await lab.RefusedAsync()));
        await lab.FillAsync(null);
        Assert.Equal((Outcome.Unreachable, "instance-full"), Short(await lab.RefusedAsync()));
    }

    [Fact]
    public async Task Role_limit_is_told_from_database_limit()
    {
        await using var lab = await Lab.CreateAsync(await shared.GetAsync(Ct));
        await lab.AdminAsync($"ALTER ROLE {lab.Role} CONNECTION LIMIT 0");
        Assert.Equal((Outcome.Unreachable, "role-limit"), Short(await lab.RefusedAsync()));
        await lab.AdminAsync($"ALTER ROLE {lab.Role} CONNECTION LIMIT -1");
        await lab.AdminAsync($"ALTER DATABASE {lab.Database} CONNECTION LIMIT 0");
        Assert.Equal((Outcome.Unreachable, "database-limit"), Short(await lab.RefusedAsync()));
    }

    [Fact]
    public async Task Refusals_of_access_are_told_apart_and_carry_no_text_of_the_server()
    {
        await using var lab = await Lab.CreateAsync(await shared.GetAsync(Ct));
        await lab.AdminAsync($"REVOKE CONNECT ON DATABASE {lab.Database} FROM PUBLIC");
        var revoked = await lab.RefusedAsync();
        Assert.Equal((Outcome.Forbidden, "connect-not-granted"), Short(revoked));
        Assert.DoesNotContain(lab.Database, revoked.ToString(), StringComparison.Ordinal);
        await lab.AdminAsync($"ALTER ROLE {lab.Role} NOLOGIN");
        Assert.Equal((Outcome.Forbidden, "access-rule"), Short(await lab.RefusedAsync()));
        await lab.AdminAsync($"ALTER ROLE {lab.Role} LOGIN PASSWORD 'another'");
        Assert.Equal((Outcome.Forbidden, "credentials-refused"), Short(await lab.RefusedAsync()));
    }

    [Fact]
    public async Task Probe_names_the_grant_that_is_missing()
    {
        await using var lab = await Lab.CreateAsync(await shared.GetAsync(Ct), readAllStats: false);
        var without = await lab.Connector().ProbeAsync(new Ledger(), Ct);
        Assert.True(without.Reachable);
        Assert.Equal($"{lab.Role} in {lab.Database}", without.Identity);
        Assert.Equal([new("connect", true), new("pg_read_all_stats", false), new("rca_evidence", null)], without.Permissions);
        Assert.Contains($"GRANT pg_read_all_stats TO \"{lab.Role}\";", without.Detail, StringComparison.Ordinal);

        await lab.AdminAsync($"GRANT pg_read_all_stats TO {lab.Role}");
        Assert.Equal([new("connect", true), new("pg_read_all_stats", true), new("rca_evidence", null)], (await lab.Connector().ProbeAsync(new Ledger(), Ct)).Permissions);

        await lab.AdminAsync($"REVOKE CONNECT ON DATABASE {lab.Database} FROM PUBLIC");
        var refused = await lab.Connector().ProbeAsync(new Ledger(), Ct);
        Assert.Equal([new("connect", false), new("pg_read_all_stats", null), new("rca_evidence", null)], refused.Permissions);
        Assert.Contains($"GRANT CONNECT ON DATABASE \"{lab.Database}\" TO \"{lab.Role}\";", refused.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scope_of_another_database_is_refused_without_connecting()
    {
        await using var lab = await Lab.CreateAsync(await shared.GetAsync(Ct));
        var request = lab.Request("postgres.saturation") with { Scope = new Dictionary<string, string>(StringComparer.Ordinal) { ["database"] = "postgres" } };
        var refused = await Assert.ThrowsAsync<SourceFailureException>(async () =>
        {
            await foreach (var _ in lab.Connector().CollectAsync(request, Ct)) Assert.Fail("it collected from a database that is not its own");
        });
        Assert.Equal((Outcome.Refused, "database-not-this-source"), Short(refused));
        Assert.Empty(request.Ledger.Entries);
    }

    [Fact]
    public async Task Collections_at_once_share_one_connection()
    {
        var server = await shared.GetAsync(Ct);
        await using var lab = await Lab.CreateAsync(server);
        var before = await ServerLog.EndAsync(server, Ct);
        var connector = lab.Connector(new HeldClock(Connections.Idle));
        var items = await Task.WhenAll(Enumerable.Range(0, 12).Select(async _ =>
        {
            var count = 0;
            await foreach (var item in connector.CollectAsync(lab.Request("postgres.saturation"), Ct)) count += item.Evidence is Saturation ? 1 : 0;
            return count;
        }));
        Assert.All(items, count => Assert.Equal(1, count));
        var names = Assert.Single(await ServerLog.SessionsAsync(server, before, Ct)).Select(request => request.Name).ToList();
        // Each one's requests stand together.
        var edges = names.Where(name => name == SqlStatement.Begin.Name || name == SqlStatement.Commit.Name);
        Assert.Equal(Enumerable.Repeat((string[])[SqlStatement.Begin.Name, SqlStatement.Commit.Name], 12).SelectMany(pair => pair), edges);
        Assert.Single(names, SqlStatement.ConnectName);
    }

    static (Outcome, string) Short(SourceFailureException e) => (e.Outcome, e.Reason);
}
