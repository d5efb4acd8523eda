using Rca.Connectors.Postgres.Views.Evidence;
using Rca.Contracts;
using Rca.Core.Collecting;
using Xunit;

namespace Rca.IntegrationTests.Postgres.Views;

/// <summary>Refusing everything would be safe and useless: what is harmless is read, whole and right.</summary>
public sealed class SafeViewTests(LabPostgres shared) : IClassFixture<LabPostgres>
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, int> Views => new()
    {
        { "groups", "SELECT region, count(*) AS row_count, sum(amount) AS total, avg(amount) AS mean FROM shop.person GROUP BY region ORDER BY region", 3 },
        { "by_day", "SELECT date_trunc('day', at) AS day, count(*) AS row_count FROM shop.person GROUP BY 1 HAVING count(*) >= 24", 11 },
        { "extracted", "SELECT extract(hour FROM at) AS hour, count(*) AS row_count FROM shop.person GROUP BY 1", 24 },
        { "filtered", "SELECT count(*) FILTER (WHERE active) AS active, count(*) AS row_count FROM shop.person WHERE email <> 'x'", 1 },
        { "quantiles", "SELECT count(*) AS row_count, percentile_cont(0.5) WITHIN GROUP (ORDER BY amount::float8) AS median FROM shop.person", 1 },
        { "cases", "SELECT count(*) AS row_count, sum(CASE WHEN region = 1 THEN coalesce(amount, 0) ELSE 0 END) AS s, bool_and(active) AS b FROM shop.person", 1 },
        { "times", "SELECT count(*) AS row_count, min(at) AS first, max(at)::date AS last, max(at) - min(at) AS span FROM shop.person", 1 },
        { "joined", "SELECT p.region, count(*) AS row_count FROM shop.person p JOIN shop.person q ON q.id = p.id + 1 GROUP BY p.region", 3 },
        { "with_cte", "WITH c AS (SELECT region, amount FROM shop.person) SELECT region, count(*) AS row_count, max(amount) AS m FROM c GROUP BY region", 3 },
        { "order", "SELECT region AS \"select\", count(*) AS row_count, max(amount) AS \"from\" FROM shop.person GROUP BY region", 3 },
    };

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Safe_view_is_read(string name, string sql, int rows)
    {
        await using var lab = await ViewLab.CreateAsync(await shared.GetAsync(Ct));
        await lab.MakeAsync($"CREATE VIEW rca_evidence.\"{name}\" AS {sql}");

        var evidence = await lab.CollectOneAsync($"rca_evidence.{name}");

        Assert.Empty(evidence.Findings);
        Assert.Equal((ViewVerdict.Read, ViewProblem.None, ViewOwner.NoLogin, rows), (evidence.Verdict, evidence.Problem, evidence.Owner, evidence.Rows.Count));
        Assert.Equal((10, Quantity.Of(0), false), (evidence.LeastGroup, evidence.Suppressed, evidence.Cut));
        Assert.Matches("^sha256:[0-9a-f]{64}$", evidence.Digest);
        Assert.All(evidence.Rows, row => Assert.Equal(evidence.Columns.Count, row.Values.Count));
        Assert.All(evidence.Rows.SelectMany(row => row.Values), value => Assert.NotEqual(QuantityKind.Unknown, value.Number?.Kind));
    }

    [Theory]
    [InlineData("ALTER ROLE {role} CREATEROLE")]
    [InlineData("CREATE VIEW shop.seen AS SELECT count(*) AS row_count FROM shop.person; GRANT SELECT ON shop.seen TO {role}")]
    public async Task Role_that_can_do_more_than_read_its_views_is_shown_no_rows(string more)
    {
        await using var lab = await ViewLab.CreateAsync(await shared.GetAsync(Ct));
        await lab.MakeAsync("CREATE VIEW rca_evidence.v AS SELECT count(*) AS row_count, max(amount) AS most FROM shop.person");
        await lab.RunAsync(more);
        var ledger = new Ledger();
        var evidence = await lab.CollectOneAsync("rca_evidence.v", ledger: ledger);
        Assert.Equal((ViewVerdict.NotRead, ViewProblem.RoleMayMore), (evidence.Verdict, evidence.Problem));
        Assert.Empty(evidence.Rows);
        Assert.DoesNotContain(ledger.Entries, entry => entry.Resource is "view_open" or "view_fetch");
    }

    [Fact]
    public async Task Number_of_a_hundred_thousand_digits_does_not_leave_the_server()
    {
        await using var lab = await ViewLab.CreateAsync(await shared.GetAsync(Ct));
        await lab.RunAsync("CREATE TABLE shop.long AS SELECT (repeat('7', 100000))::numeric AS n FROM generate_series(1, 20)");
        await lab.MakeAsync("CREATE VIEW rca_evidence.v AS SELECT count(*) AS row_count, max(n) AS n FROM shop.long");
        var ledger = new Ledger();
        var row = Assert.Single((await lab.CollectOneAsync("rca_evidence.v", ledger: ledger)).Rows).Values;
        Assert.Equal(Quantity.Unknown(UnknownReason.NotRepresentable), row[1].Number);
        Assert.True(Assert.Single(ledger.Entries, entry => entry.Resource is "view_fetch").Bytes < 1000);
    }

    [Fact]
    public async Task Values_are_those_of_the_server()
    {
        await using var lab = await ViewLab.CreateAsync(await shared.GetAsync(Ct));
        await lab.MakeAsync("""
            CREATE VIEW rca_evidence.v AS SELECT count(*) AS row_count, sum(amount) AS total, max(at) AS newest, max(at) - min(at) AS span, bool_or(active) AS any,
              max(id) FILTER (WHERE id < 0) AS nothing, min(id) AS least, -max(amount)::float8 / 3 AS third FROM shop.person
            """);
        var row = Assert.Single((await lab.CollectOneAsync("rca_evidence.v")).Rows).Values;

        Assert.Equal(Quantity.Of(300), row[0].Number);
        Assert.Equal(Quantity.Of(67725), row[1].Number);
        Assert.Equal(new DateTimeOffset(2026, 1, 13, 12, 0, 0, TimeSpan.Zero), row[2].Time);
        Assert.Equal(Quantity.Of(299 * 3600), row[3].Number);
        Assert.True(row[4].Flag);
        Assert.Equal(Quantity.Unknown(UnknownReason.NotReported), row[5].Number);
        Assert.Equal(Quantity.AtMost(9), row[6].Number);
        Assert.Equal(Quantity.Of(-150), row[7].Number);
    }

    [Fact]
    public async Task Groups_under_the_least_size_are_counted_and_not_shown()
    {
        await using var lab = await ViewLab.CreateAsync(await shared.GetAsync(Ct));
        await lab.MakeAsync("CREATE VIEW rca_evidence.v AS SELECT least(id, 6) AS bucket, count(*) AS row_count FROM shop.person GROUP BY 1");
        var evidence = await lab.CollectOneAsync("rca_evidence.v");
        Assert.Equal((Quantity.Of(5), 295d), (evidence.Suppressed, Assert.Single(evidence.Rows).Values[1].Number!.Value.Number));
    }

    [Fact]
    public async Task Rows_beyond_two_hundred_are_cut_and_it_says_so()
    {
        await using var lab = await ViewLab.CreateAsync(await shared.GetAsync(Ct));
        await lab.MakeAsync("CREATE VIEW rca_evidence.v AS SELECT p.id, count(*) AS row_count FROM shop.person p, shop.person q GROUP BY p.id");
        var evidence = await lab.CollectOneAsync("rca_evidence.v");
        Assert.Equal((true, 200, Quantity.AtLeast(0)), (evidence.Cut, evidence.Rows.Count, evidence.Suppressed));
    }

    [Fact]
    public async Task Views_are_read_each_on_a_connection_of_its_own_that_ends_within_its_transaction()
    {
        var server = await shared.GetAsync(Ct);
        await using var lab = await ViewLab.CreateAsync(server);
        await lab.MakeAsync("CREATE VIEW rca_evidence.a AS SELECT count(*) AS row_count FROM shop.person; CREATE VIEW rca_evidence.b AS SELECT count(*) AS row_count FROM shop.person");
        var before = await ServerLog.EndAsync(server, Ct);
        var ledger = new Ledger();
        var views = await lab.CollectAsync(ledger, ["rca_evidence.a", "rca_evidence.b", "rca_evidence.none"]);

        Assert.Equal([ViewVerdict.Read, ViewVerdict.Read, ViewVerdict.Refused], views.Select(view => view.Verdict));
        var sessions = await ServerLog.SessionsAsync(server, before, Ct);
        Assert.Equal(3, sessions.Count);
        Assert.Equal(sessions.SelectMany(session => session), ledger.Entries.Select(entry => (entry.Resource, entry.Status)));
        Assert.All(sessions, session => Assert.DoesNotContain(session, request => request.Name is "commit"));
    }

    [Fact]
    public async Task Source_without_views_refuses_and_asks_nothing_of_a_view()
    {
        await using var lab = await Lab.CreateAsync(await shared.GetAsync(Ct));
        var refused = await lab.RefusedAsync("postgres.views");
        Assert.Equal((Outcome.Refused, "no-views-allowed"), (refused.Outcome, refused.Reason));
    }
}
