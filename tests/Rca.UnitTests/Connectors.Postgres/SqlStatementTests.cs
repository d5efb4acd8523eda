using System.Reflection;
using System.Text.RegularExpressions;
using Rca.Connectors.Postgres;
using Rca.Connectors.Postgres.Evidence;
using Rca.Connectors.Postgres.Session;
using Rca.Connectors.Postgres.Views;
using Rca.Core.Collecting;
using Xunit;

namespace Rca.UnitTests.Connectors.Postgres;

public sealed class SqlStatementTests
{
    // What may hold a row's value, a person's name or a secret, in any view that is read here.
    const string Never =
        @"\b(query|query_id|application_name|client_addr|client_hostname|client_port|usename|rolname|gid|objid|objsubid|classid|virtualtransaction|
        conninfo|subconninfo|primary_conninfo|reset_val|setting|rolconfig|rolpassword|most_common_vals|histogram_bounds|last_failed_wal|last_archived_wal|
        slot_name|subname|message|datname|relname)\b|\*\s+FROM\b|SELECT\s+\*";

    // current_database() is the one database that the configuration itself names; settings are read where they are listed and no text;
    // what a role or an extension owns is counted, not shown.
    static readonly string[] Allowed =
    [
        "d.datname = current_database()", "c.oid = d.objid\n", "d.classid = 'pg_catalog.pg_class'::regclass", "s.reset_val AS value",
        "s.reset_val IS DISTINCT FROM s.boot_val", "d.classid = 'pg_catalog.pg_proc'::regclass", "p.oid = d.objid",
    ];

    // Those of views have rules of their own: ViewStatementsTests.
    static IEnumerable<SqlStatement> Fixed => SqlStatement.All.Except(ViewStatements.All);

    // Texts that are put into others, where these say :activity.
    static readonly string[] Parts = ["part_activity.sql", "part_activity_hardened.sql"];

    [Fact]
    public void Statements_listed_are_all_that_is_embedded()
    {
        var embedded = typeof(PostgresConnectorType).Assembly.GetManifestResourceNames().Where(name => name.EndsWith(".sql", StringComparison.Ordinal));
        var composed = SqlStatement.All.Where(statement => statement.WorksWithoutFunctions).Select(statement => statement.Hardened!);
        var listed = SqlStatement.All.Except(composed).Select(statement => statement.Name.Split('#')[0] + ".sql").Distinct(StringComparer.Ordinal);
        Assert.Equal(embedded.Order(StringComparer.Ordinal), listed.Concat(Parts).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Statement_that_reads_other_sessions_beside_the_rest_differs_in_that_part_in_the_mode_hardened()
    {
        var both = SqlStatement.All.Where(statement => statement.WorksWithoutFunctions).ToList();
        Assert.Equal(10, both.Count);
        Assert.All(both, statement =>
        {
            Assert.Equal(statement.Name + "_hardened", statement.Hardened!.Name);
            Assert.Contains("pg_stat_get_activity(NULL)", statement.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("pg_stat_get_activity", statement.Hardened.Text, StringComparison.Ordinal);
            Assert.Contains("FROM rca_evidence.activity_v1() f", statement.Hardened.Text, StringComparison.Ordinal);
        });
        Assert.All(SqlStatement.All, statement => Assert.DoesNotContain(":activity", statement.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void Statements_select_nothing_that_is_never_to_be_read()
    {
        var never = new Regex(Never, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant);
        Assert.Matches(never, "SELECT a.query FROM pg_stat_activity a");
        foreach (var statement in Fixed)
            Assert.DoesNotMatch(never, Allowed.Aggregate(statement.Text, (text, allowed) => text.Replace(allowed, "", StringComparison.Ordinal)));
    }

    [Fact]
    public void Settings_are_read_where_they_are_listed_and_no_text()
    {
        var readers = SqlStatement.All.Where(statement => statement.Text.Contains("reset_val", StringComparison.Ordinal)).ToList();
        Assert.Equal([SqlStatement.Settings], readers);
        Assert.Contains("WHERE s.vartype IN ('bool', 'integer', 'real')\n   AND s.name = ANY (ARRAY[", SqlStatement.Settings.Text, StringComparison.Ordinal);
        var listed = Regex.Matches(SqlStatement.Settings.Text, "'([a-z]+_[a-z_]+|autovacuum)'").Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(Enum.GetValues<SettingName>().Length - 1, listed.Count);
        Assert.All(listed, name => Assert.NotEqual(SettingName.Other, ClosedWord.Of(name, SettingName.Other)));
        Assert.All(listed, name => Assert.Contains($"'{name}'", SqlStatement.Change.Text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(12, "errors_12")]
    [InlineData(13, "errors_12")]
    [InlineData(14, "errors_14")]
    [InlineData(18, "errors_15")]
    [InlineData(19, "errors_15")]
    public void Statement_is_that_of_the_newest_version_that_is_not_newer(int major, string name) => Assert.Equal(name, SqlStatement.Errors.For(major).Name);

    [Fact]
    public void Function_of_an_extension_is_called_with_its_schema_and_without_texts() => Assert.All(SqlStatement.Statements, one =>
    {
        var schema = one.Key.Schema == StatementsSchema.Catalog ? "pg_catalog" : one.Key.Schema.ToString().ToLowerInvariant();
        Assert.Contains($"FROM {schema}.pg_stat_statements(false) s", one.Value.Text, StringComparison.Ordinal);
        Assert.Equal(one.Key.HasExecTime, one.Value.Text.Contains("total_exec_time", StringComparison.Ordinal));
    });

    [Fact]
    public void Statements_only_begin_set_locally_select_and_commit() => Assert.All(Fixed, statement =>
        Assert.Matches(@"\A(BEGIN ISOLATION LEVEL READ COMMITTED READ ONLY\z|SET LOCAL [a-z_]+ = [^;]+\z|SELECT [^;]+\z|WITH w AS MATERIALIZED [^;]+\z|COMMIT\z)", statement.Text));

    [Fact]
    public void Views_are_named_with_their_schema() => Assert.All(SqlStatement.All, statement =>
        Assert.DoesNotMatch(@"\b(FROM|JOIN)\s+pg_(?!catalog\.)", statement.Text));

    [Fact]
    public void Guards_are_all_there()
    {
        string[] expected =
        [
            "quote_all_identifiers", "search_path", "role", "statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout", "max_parallel_workers_per_gather", "jit", "work_mem",
        ];
        Assert.Equal(expected, SqlStatement.Guards.Select(guard => guard.Text.Split(' ')[2]));
        Assert.Contains("search_path = pg_catalog, pg_temp", SqlStatement.Guards[1].Text, StringComparison.Ordinal);
        Assert.Equal("SET LOCAL transaction_timeout = '8s'", Assert.Single(SqlStatement.GuardsFrom17).Text);
    }

    [Fact]
    public void Statement_cannot_be_made_from_a_text() =>
        Assert.Empty(typeof(SqlStatement).GetConstructors(BindingFlags.Public | BindingFlags.Instance));
}
