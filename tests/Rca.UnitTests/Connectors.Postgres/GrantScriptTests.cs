using System.Text.RegularExpressions;
using Rca.Connectors.Postgres.Grants;
using Xunit;

namespace Rca.UnitTests.Connectors.Postgres;

public sealed partial class GrantScriptTests
{
    [Theory]
    [InlineData(AccessMode.Minimal)]
    [InlineData(AccessMode.Hardened)]
    public void Script_has_the_names_quoted_and_nothing_left_to_fill_in(AccessMode mode)
    {
        var script = GrantScript.Write(mode, "Rca-Reader", "Orders");
        Assert.Contains("ALTER ROLE \"Rca-Reader\" CONNECTION LIMIT 2;", script, StringComparison.Ordinal);
        Assert.Contains("GRANT CONNECT ON DATABASE \"Orders\" TO \"Rca-Reader\";", script, StringComparison.Ordinal);
        Assert.Contains("rolname = 'Rca-Reader'", script, StringComparison.Ordinal);
        Assert.DoesNotMatch("(?<!:):['\"a-z]", Statements(script));
        Assert.DoesNotMatch("(?i)password", Statements(script));
        Assert.Contains("\\password \"Rca-Reader\"", script, StringComparison.Ordinal);
        Assert.StartsWith("BEGIN;", Statements(script).TrimStart(), StringComparison.Ordinal);
        Assert.EndsWith("COMMIT;", Statements(script).TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void Mode_decides_who_may_see_other_sessions()
    {
        var (minimal, hardened) = (Statements(GrantScript.Write(AccessMode.Minimal, "r", "d")), Statements(GrantScript.Write(AccessMode.Hardened, "r", "d")));
        Assert.Contains("GRANT pg_read_all_stats TO \"r\";", minimal, StringComparison.Ordinal);
        Assert.DoesNotContain("rca_evidence", minimal, StringComparison.Ordinal);
        Assert.Contains("REVOKE pg_read_all_stats FROM \"r\";", hardened, StringComparison.Ordinal);
        Assert.DoesNotContain("GRANT pg_read_all_stats TO \"r\"", hardened, StringComparison.Ordinal);
        Assert.Equal(3, Regex.Count(hardened, "SECURITY DEFINER SET search_path = pg_catalog, pg_temp"));
    }

    [Fact]
    public void Without_a_database_it_is_the_one_that_psql_is_connected_to()
    {
        var script = GrantScript.Write(AccessMode.Hardened, "r", null);
        Assert.Contains("GRANT CONNECT ON DATABASE :\"DBNAME\" TO \"r\";", script, StringComparison.Ordinal);
        Assert.DoesNotContain("current_database", script, StringComparison.Ordinal);
    }

    // Whatever is granted for good, and every setting, has a line above it that says why.
    [Theory]
    [InlineData(AccessMode.Minimal)]
    [InlineData(AccessMode.Hardened)]
    public void Every_paragraph_begins_with_its_reason(AccessMode mode) =>
        Assert.All(GrantScript.Write(mode, "r", "d").Split("\n\n").Where(paragraph => paragraph.Trim() is not ("COMMIT;" or "") && !paragraph.StartsWith("ALTER FUNCTION", StringComparison.Ordinal)),
            paragraph => Assert.StartsWith("--", paragraph.TrimStart('\n'), StringComparison.Ordinal));

    [Theory]
    [InlineData("")]
    [InlineData("a\"; DROP ROLE postgres; --")]
    [InlineData("a'b")]
    [InlineData("a$rca$b")]
    [InlineData("a b")]
    [InlineData("1a")]
    [InlineData("pg_monitor")]
    [InlineData("public")]
    [InlineData("rca_evidence_owner")]
    [InlineData("a\nb")]
    public void Name_that_is_none_is_refused(string name)
    {
        Assert.NotNull(GrantScript.Problem(name));
        Assert.Throws<ArgumentException>(() => GrantScript.Write(AccessMode.Minimal, name, "d"));
        Assert.Throws<ArgumentException>(() => GrantScript.Write(AccessMode.Minimal, "r", name));
    }

    static string Statements(string script) => Comment().Replace(script, "");

    [GeneratedRegex("--.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();
}
