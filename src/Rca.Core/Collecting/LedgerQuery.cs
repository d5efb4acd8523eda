namespace Rca.Core.Collecting;

/// <summary>A query string as a ledger shows it: a cursor or a token in a parameter that nobody declared harmless stays out.</summary>
static class LedgerQuery
{
    const int LongestName = 32;

    public static string? Show(string? query, IReadOnlyCollection<string> shown) =>
        query is not { Length: > 1 } ? null : string.Join('&', query[1..].Split('&').Select(parameter => Parameter(parameter, shown)));

    static string Parameter(string parameter, IReadOnlyCollection<string> shown)
    {
        var at = parameter.IndexOf('=', StringComparison.Ordinal);
        var name = at < 0 ? parameter : parameter[..at];
        if (shown.Contains(name, StringComparer.Ordinal)) return parameter;
        // A source may send its client to an address of its own making, with anything in place of a name.
        return IsName(name) ? $"{name}={LedgerText.Hidden}" : LedgerText.Hidden;
    }

    static bool IsName(string text) => text.Length is > 0 and <= LongestName && text.All(c => char.IsAsciiLetter(c) || c is '_' or '-');
}
