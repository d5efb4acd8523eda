using Rca.Connectors.Postgres.Views;
using Rca.Connectors.Postgres.Views.Evidence;
using Rca.Core.Collecting;
using Xunit;

namespace Rca.IntegrationTests.Postgres.Views;

/// <summary>Between the lint and the reading an attacker is awake, and behind the lint there is a second line.</summary>
public sealed class ViewSwapTests(LabPostgres shared) : IClassFixture<LabPostgres>
{
    const string Safe = "SELECT count(*) AS row_count, max(n) AS n FROM shop.numbers";
    static readonly AllowedView View = new("rca_evidence", "v", ViewClass.Aggregate);

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("CREATE OR REPLACE VIEW rca_evidence.v AS SELECT count(*) AS row_count, max(rca_evidence.mark()) AS n FROM shop.numbers")]
    [InlineData("ALTER VIEW rca_evidence.v RENAME TO w")]
    [InlineData("DROP VIEW rca_evidence.v")]
    [InlineData("ALTER TABLE shop.numbers ENABLE ROW LEVEL SECURITY")]
    [InlineData("ALTER TABLE shop.numbers RENAME TO other")]
    public async Task Linted_view_cannot_be_changed_until_it_is_read(string swap)
    {
        await using var lab = await CreateAsync();
        await using (var session = await lab.OpenSessionAsync())
        {
            var reader = new ViewReader(session, View);
            Assert.Empty((await reader.InspectAsync(Ct)).Findings);
            await lab.Lab.LeaveWaitingAsync(await lab.Lab.OpenAsync(), swap);

            var (problem, rows) = await reader.ReadAsync(Ct);

            Assert.Equal(ViewProblem.None, problem);
            Assert.Equal(50, Assert.Single(rows!.Rows).Values[1].Number!.Value.Number);
        }

        Assert.False(await lab.IsMarkedAsync());
    }

    [Fact]
    public async Task Schema_that_takes_the_name_brings_no_other_view_in()
    {
        await using var lab = await CreateAsync();
        await using var session = await lab.OpenSessionAsync();
        var reader = new ViewReader(session, View);
        await reader.InspectAsync(Ct);
        // No lock that a reader may take stands against this.
        await lab.RunAsync("ALTER SCHEMA rca_evidence RENAME TO linted; CREATE SCHEMA rca_evidence; GRANT USAGE ON SCHEMA rca_evidence TO {role}");
        await lab.RunAsync("CREATE VIEW rca_evidence.v AS SELECT count(*) AS row_count, max(linted.mark()) AS n FROM shop.mark_once; GRANT SELECT ON rca_evidence.v TO {role}");

        var (problem, rows) = await reader.ReadAsync(Ct);

        Assert.Equal((ViewProblem.None, 50d), (problem, Assert.Single(rows!.Rows).Values[1].Number!.Value.Number));
        Assert.False(await lab.IsMarkedAsync());
    }

    [Fact]
    public async Task View_that_was_replaced_before_the_lint_is_the_one_that_is_linted()
    {
        await using var lab = await CreateAsync();
        await lab.RunAsync("ALTER VIEW rca_evidence.v RENAME TO w");
        await lab.MakeAsync("CREATE VIEW rca_evidence.v AS SELECT count(*) AS row_count, max(rca_evidence.mark()) AS n FROM shop.numbers");
        var evidence = await lab.CollectOneAsync("rca_evidence.v");
        Assert.Contains(evidence.Findings, finding => finding.Rule is ViewRule.V10UserDefinedFunction);
        Assert.Equal(ViewVerdict.Read, (await lab.CollectOneAsync("rca_evidence.w")).Verdict);
    }

    [Fact]
    public async Task View_whose_name_passes_on_while_it_is_waited_for_is_not_opened()
    {
        await using var lab = await CreateAsync();
        await lab.MakeAsync("CREATE VIEW rca_evidence.other AS SELECT count(*) AS row_count, max(id) AS n FROM shop.person");
        var ledger = new Ledger();
        ViewEvidence evidence;
        do
        {
            var attacker = await lab.Lab.OpenAsync();
            await Lab.RunAsync(attacker, "BEGIN; ALTER VIEW rca_evidence.v RENAME TO was; ALTER VIEW rca_evidence.other RENAME TO v");
            var collecting = lab.CollectOneAsync("rca_evidence.v", ledger: ledger);
            while (!collecting.IsCompleted && !await lab.IsTrueAsync("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND relation = 'rca_evidence.v'::regclass)"))
                Ct.ThrowIfCancellationRequested();
            await Lab.RunAsync(attacker, collecting.IsCompleted ? "ROLLBACK" : "COMMIT");
            evidence = await collecting;
            await lab.RunAsync("""
                DO $do$ BEGIN
                  IF to_regclass('rca_evidence.was') IS NOT NULL THEN ALTER VIEW rca_evidence.v RENAME TO other; ALTER VIEW rca_evidence.was RENAME TO v; END IF;
                END $do$
                """);
        }
        while (evidence.Problem is ViewProblem.LockTimeout);

        Assert.Equal((ViewVerdict.NotRead, ViewProblem.Replaced), (evidence.Verdict, evidence.Problem));
        Assert.DoesNotContain(ledger.Entries, entry => entry.Resource is "view_open");
    }

    [Theory]
    [InlineData("set_config('statement_timeout', '0', false) IS NULL", ViewProblem.GuardsChanged)]
    [InlineData("set_config('search_path', 'rca_evidence', false) IS NULL", ViewProblem.GuardsChanged)]
    [InlineData("set_config('search_path', 'rca_evidence, pg_catalog', false) IS NULL", ViewProblem.GuardsChanged)]
    [InlineData("set_config('lock_timeout', '0', false) IS NULL", ViewProblem.GuardsChanged)]
    [InlineData("pg_advisory_lock(1) IS NULL", ViewProblem.Replaced)]
    public async Task View_that_the_lint_let_pass_by_mistake_shows_no_rows(string harm, object problem)
    {
        await using var lab = await CreateAsync();
        await lab.RunAsync("CREATE FUNCTION rca_evidence.current_setting(text) RETURNS text LANGUAGE sql AS $$ SELECT rca_evidence.mark()::text $$");
        await lab.MakeAsync($"CREATE VIEW rca_evidence.w AS SELECT count(*) AS row_count, bool_or({harm}) AS n FROM shop.numbers");
        await using var session = await lab.OpenSessionAsync();
        var reader = new ViewReader(session, View with { Name = "w" });
        Assert.NotEmpty((await reader.InspectAsync(Ct)).Findings);
        Assert.Equal(((ViewProblem)problem, null), await reader.ReadAsync(Ct));
        Assert.False(await lab.IsMarkedAsync());
    }

    [Fact]
    public async Task Lock_on_a_relation_that_was_not_linted_shows_no_rows()
    {
        await using var lab = await CreateAsync();
        await lab.MakeAsync("CREATE VIEW rca_evidence.w AS SELECT count(*) AS row_count FROM shop.person");
        await using var session = await lab.OpenSessionAsync();
        await new ViewReader(session, View with { Name = "w" }).InspectAsync(Ct);
        var reader = new ViewReader(session, View);
        await reader.InspectAsync(Ct);
        Assert.Equal((ViewProblem.Replaced, null), await reader.ReadAsync(Ct));
    }

    [Fact]
    public async Task View_over_a_table_that_is_being_changed_is_not_waited_for()
    {
        await using var lab = await CreateAsync();
        await lab.Lab.OpenAsync(null, "BEGIN; LOCK TABLE shop.numbers IN ACCESS EXCLUSIVE MODE");
        var evidence = await lab.CollectOneAsync("rca_evidence.v");
        Assert.Equal((ViewVerdict.NotRead, ViewProblem.LockTimeout), (evidence.Verdict, evidence.Problem));
    }

    [Fact]
    public async Task View_that_the_role_may_not_read_is_told_from_one_that_is_not_there()
    {
        await using var lab = await CreateAsync();
        await lab.RunAsync("REVOKE SELECT ON rca_evidence.v FROM {role}");
        var evidence = await lab.CollectOneAsync("rca_evidence.v");
        Assert.Equal((ViewVerdict.NotRead, ViewProblem.NotPermitted), (evidence.Verdict, evidence.Problem));
    }

    async Task<ViewLab> CreateAsync()
    {
        var lab = await ViewLab.CreateAsync(await shared.GetAsync(Ct));
        await lab.MakeAsync($"CREATE TABLE shop.numbers AS SELECT n FROM generate_series(1, 50) n; CREATE VIEW rca_evidence.v AS {Safe}");
        return lab;
    }
}
