using Rca.Connectors.Postgres;
using Rca.Connectors.Postgres.Views.Evidence;
using Xunit;

namespace Rca.IntegrationTests.Postgres.Views;

/// <summary>Whoever may create a function, or set something on our role, does not get to run as us.</summary>
public sealed class HijackTests(LabPostgres shared) : IClassFixture<LabPostgres>
{
    // Of every function that the shipped statements call by its bare name, one that fits better or comes first on a path with public.
    const string Traps = """
        CREATE FUNCTION public.lower(name) RETURNS text LANGUAGE sql AS $$ SELECT rca_evidence.mark()::text $$;
        CREATE FUNCTION public.format(text, name, name) RETURNS text LANGUAGE sql AS $$ SELECT rca_evidence.mark()::text $$;
        CREATE FUNCTION public.format(text, name) RETURNS text LANGUAGE sql AS $$ SELECT rca_evidence.mark()::text $$;
        CREATE FUNCTION public.format(text, text, name, name) RETURNS text LANGUAGE sql AS $$ SELECT rca_evidence.mark()::text $$;
        CREATE FUNCTION public.current_setting(text) RETURNS text LANGUAGE sql AS $$ SELECT rca_evidence.mark()::text $$;
        CREATE FUNCTION public.set_config(text, text, boolean) RETURNS text LANGUAGE sql AS $$ SELECT rca_evidence.mark()::text $$;
        CREATE FUNCTION public.pg_backend_pid() RETURNS int LANGUAGE sql AS $$ SELECT rca_evidence.mark() $$;
        CREATE FUNCTION public.has_table_privilege(oid, text) RETURNS boolean LANGUAGE sql AS $$ SELECT rca_evidence.mark() = 1 $$;
        CREATE FUNCTION public.trap(name, text) RETURNS boolean LANGUAGE sql AS $$ SELECT rca_evidence.mark() = 1 $$;
        CREATE OPERATOR public.= (LEFTARG = name, RIGHTARG = text, FUNCTION = public.trap);
        CREATE OPERATOR public.<> (LEFTARG = name, RIGHTARG = text, FUNCTION = public.trap);
        CREATE TABLE public.pg_class (oid oid);
        GRANT ALL ON public.pg_class TO PUBLIC;
        """;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("postgres.views")]
    [InlineData("postgres.saturation")]
    [InlineData("postgres.lock-waits")]
    public async Task Poisoned_search_path_of_the_role_runs_nothing(string capability)
    {
        await using var lab = await CreateAsync();
        await lab.RunAsync("ALTER ROLE {role} SET search_path = public, rca_evidence, pg_catalog");
        lab.Lab.Options = "views: [rca_evidence.v]";
        await lab.Lab.CollectAsync<object>(capability);
        Assert.False(await lab.IsMarkedAsync());
    }

    [Fact]
    public async Task Poisoned_search_path_works_on_whoever_does_not_pin_it()
    {
        await using var lab = await CreateAsync();
        await lab.RunAsync("ALTER ROLE {role} SET search_path = public, rca_evidence, pg_catalog");
        // The driver's own questions at connect would fail on it.
        await lab.RunAsync("DROP TABLE public.pg_class");
        await Lab.RunAsync(await lab.Lab.OpenAsync(lab.Lab.Role), "SELECT lower(datname) FROM pg_database");
        Assert.True(await lab.IsMarkedAsync());
    }

    [Theory]
    [InlineData("standard_conforming_strings = off")]
    [InlineData("transform_null_equals = on")]
    [InlineData("statement_timeout = 0")]
    [InlineData("\"TimeZone\" = 'Asia/Kolkata'")]
    [InlineData("\"DateStyle\" = 'SQL, DMY'")]
    [InlineData("\"IntervalStyle\" = 'sql_standard'")]
    [InlineData("extra_float_digits = -15")]
    [InlineData("bytea_output = 'escape'")]
    [InlineData("default_transaction_isolation = 'serializable'")]
    public async Task Setting_on_the_role_blinds_no_rule_and_bends_no_value(string setting)
    {
        await using var lab = await CreateAsync();
        await lab.MakeAsync("CREATE VIEW rca_evidence.bad AS SELECT count(*) AS row_count, max(rca_evidence.mark()) AS n FROM shop.mark_once");
        var (goodBefore, badBefore) = (await lab.CollectOneAsync("rca_evidence.v"), await lab.CollectOneAsync("rca_evidence.bad"));
        await lab.RunAsync($"ALTER ROLE {{role}} SET {setting}");

        var (good, bad) = (await lab.CollectOneAsync("rca_evidence.v"), await lab.CollectOneAsync("rca_evidence.bad"));

        Assert.Equal((ViewVerdict.Read, ViewVerdict.Refused), (good.Verdict, bad.Verdict));
        Assert.Equal(badBefore.Findings, bad.Findings);
        Assert.Equal(goodBefore.Rows.SelectMany(row => row.Values), good.Rows.SelectMany(row => row.Values));
        Assert.Equal(goodBefore.Digest, good.Digest);
    }

    [Fact]
    public async Task Setting_that_writes_a_guard_in_another_way_does_not_stop_the_reading()
    {
        await using var lab = await CreateAsync();
        await lab.RunAsync("ALTER ROLE {role} SET quote_all_identifiers = on");
        Assert.Equal(ViewVerdict.Read, (await lab.CollectOneAsync("rca_evidence.v")).Verdict);
    }

    [Fact]
    public async Task Name_of_a_view_with_a_statement_in_it_reaches_no_server()
    {
        await using var lab = await CreateAsync();
        lab.Lab.Options = "views: [\"rca_evidence.v; SELECT rca_evidence.mark()\"]";
        var configuration = lab.Lab.Configuration();
        Assert.Empty(PostgresOptions.Read(configuration.Options)!.Views);
        Assert.Single(configuration.Options.Errors);
        Assert.Equal("no-views-allowed", (await lab.Lab.RefusedAsync("postgres.views")).Reason);
        Assert.False(await lab.IsMarkedAsync());
    }

    async Task<ViewLab> CreateAsync()
    {
        var lab = await ViewLab.CreateAsync(await shared.GetAsync(Ct));
        await lab.RunAsync(Traps);
        await lab.MakeAsync("""
            CREATE VIEW rca_evidence.v AS SELECT count(*) AS row_count, max(at) AS newest, max(at) - min(at) AS span, avg(amount)::float8 / 7 AS mean FROM shop.person
            """);
        return lab;
    }
}
