using System.Text.RegularExpressions;

namespace Rca.Storage;

/// <summary>What roles.sql grants on tables, read from its own text.</summary>
static partial class RoleGrants
{
    static readonly ILookup<string, (string Table, string Privilege)> ByLogin = Read();

    public static IReadOnlyList<(string Table, string Privilege)> Of(string login) => [.. ByLogin[login].Distinct()];

    static ILookup<string, (string Table, string Privilege)> Read() => Schema.Script("Postgres/roles.sql")
        .Select(statement => Grant().Match(statement.Sql)).Where(match => match.Success)
        .SelectMany(match => from login in Names(match, "logins") from table in Names(match, "tables") from privilege in Names(match, "privileges") select (login, table, privilege))
        .ToLookup(g => g.login, g => (g.table, g.privilege), StringComparer.Ordinal);

    static string[] Names(Match match, string group) => match.Groups[group].Value.Split(',', StringSplitOptions.TrimEntries);

    [GeneratedRegex(@"^GRANT (?<privileges>[A-Z, ]+) ON (?<tables>rca\.[a-z_., ]+) TO (?<logins>[a-z_, ]+)$", RegexOptions.Multiline | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Grant();
}
