using System.Text.RegularExpressions;
using Rca.Connectors.Postgres.Session;
using Rca.Connectors.Postgres.Views;
using Xunit;

namespace Rca.UnitTests.Connectors.Postgres;

public sealed partial class ViewStatementsTests
{
    static readonly SqlStatement[] Blocks = [ViewStatements.Lock, ViewStatements.Open];

    // What may never come back to us. Names of relations and of columns of the dependency catalog are joined on, and only built-in functions are named.
    const string Never =
        @"\b(query|query_id|application_name|client_addr|client_hostname|client_port|usename|rolname|gid|objsubid|virtualtransaction|conninfo|subconninfo|
        primary_conninfo|reset_val|setting|rolconfig|rolpassword|most_common_vals|histogram_bounds|last_failed_wal|last_archived_wal|slot_name|subname|datname|prosrc)\b|
        \*\s+FROM\b|SELECT\s+\*|(?<!\bd\.|\bk\.|\bcode\(classid,\s)\b(?<!code\()(classid|objid)\b(?!\))";

    [Fact]
    public void View_statements_are_all_listed() => Assert.Subset(SqlStatement.All.ToHashSet(), ViewStatements.All.ToHashSet());

    [Fact]
    public void View_statements_select_nothing_that_is_never_to_be_read()
    {
        var never = new Regex(Never, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant);
        foreach (var bad in (string[])["SELECT a.query FROM x", "SELECT * FROM x", "SELECT l.objid FROM x", "SELECT l.classid FROM x", "SELECT subconninfo FROM x"])
            Assert.Matches(never, bad);
        Assert.All(ViewStatements.All, statement => Assert.DoesNotMatch(never, Run(statement)));
    }

    [Fact]
    public void View_statements_are_blocks_catalog_reads_and_one_fetch() => Assert.All(ViewStatements.All, statement =>
        Assert.Matches(Blocks.Contains(statement) ? @"\ADO \$rca\$\n[^$]+\$rca\$\z" : @"\A(SELECT [^;]+|WITH RECURSIVE [^;]+|SHOW search_path|FETCH FORWARD 201 FROM rca_view)\z", Run(statement)));

    [Fact]
    public void View_statements_have_no_backslash() =>
        // With standard_conforming_strings off, which anyone may set on our role, it would bend a pattern of the lint.
        Assert.All(ViewStatements.All, statement => Assert.DoesNotContain('\\', statement.Text));

    [Fact]
    public void Parameters_are_compared_with_names_in_the_catalog_and_used_nowhere_else()
    {
        var used = Assert.Single(ViewStatements.All, statement => statement.Text.Contains("$1", StringComparison.Ordinal));
        Assert.Same(ViewStatements.Choose, used);
        Assert.Equal(["n.nspname = ($1::text[])[1]", "c.relname = ($1::text[])[2]"], Comparison().Matches(used.Text).Select(match => match.Value));
        Assert.Equal(3, used.Text.Split("$1").Length - 1);
        Assert.Contains("set_config('rca.view_class', ($1::text[])[3], true)", used.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Blocks_build_statements_from_quoted_names_of_the_catalog_alone()
    {
        foreach (var block in Blocks)
        {
            Assert.DoesNotContain("||", block.Text, StringComparison.Ordinal);
            // What the client has set is read as an oid, and what is run is a format of literals and of what a format with %I made.
            Assert.All(Setting().Matches(block.Text), match => Assert.Equal("current_setting('rca.view_oid')::oid", match.Value));
            Assert.All(Executed().Matches(block.Text), match => Assert.Contains(match.Groups["what"].Value, (string[])
                ["format('LOCK TABLE %s IN ACCESS SHARE MODE', place)", "format('EXPLAIN (FORMAT JSON) %s', reading) INTO plan", "reading"]));
            Assert.Contains("format('%I.%I', n.nspname, c.relname)", block.Text, StringComparison.Ordinal);
        }

        Assert.Contains("%I.%I', string_agg(format(", ViewStatements.Open.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Guards_that_are_checked_are_those_that_are_set()
    {
        var set = SqlStatement.Guards.Concat(SqlStatement.GuardsFrom17).Select(guard => guard.Text.Split(' ')[2]).Append("transaction_read_only");
        Assert.Equal(set, Checked().Matches(ViewStatements.Check.Text.Split(" AS guards")[0]).Select(match => match.Groups[1].Value));
    }

    [Fact]
    public void Templates_give_no_text_and_name_no_column_that_may_hold_one()
    {
        Assert.Equal(11, ViewTemplates.Names.Count);
        foreach (var name in ViewTemplates.Names)
        {
            var text = string.Join('\n', ViewTemplates.Text(name).Split('\n').Where(line => !line.StartsWith("--", StringComparison.Ordinal)));
            Assert.DoesNotMatch(@"\b(script|description|installed_by|checksum|author|filename|comments|version_num|name|app|logs|migration_name|error|error_stmt)\b", text);
            Assert.Contains("count(*) AS row_count", text, StringComparison.Ordinal);
            Assert.DoesNotContain("SECURITY DEFINER", text, StringComparison.OrdinalIgnoreCase);
        }
    }

    // What the server runs of it: comments are our own words.
    static string Run(SqlStatement statement) => Regex.Replace(statement.Text, "--[^\n]*", "");

    [GeneratedRegex(@"[a-z]\.[a-z]+ = \(\$1::text\[\]\)\[[0-9]\]")]
    private static partial Regex Comparison();

    [GeneratedRegex(@"current_setting\([^)]*\)(::[a-z]+)?")]
    private static partial Regex Setting();

    [GeneratedRegex(@"EXECUTE (?<what>[^;]+);")]
    private static partial Regex Executed();

    [GeneratedRegex(@"current_setting\('([a-z_]+)'")]
    private static partial Regex Checked();
}
