using System.Globalization;
using System.Text.RegularExpressions;
using Rca.Connectors.Postgres.Session;

namespace Rca.Benchmarks.Postgres;

/// <summary>Reads the server's log into what was asked between the marks.</summary>
static partial class AskedLog
{
    static readonly Dictionary<string, string> Names = SqlStatement.All.ToDictionary(
        statement => statement.Text, statement => statement.Name, StringComparer.Ordinal);

    static readonly HashSet<string> Guards = [.. SqlStatement.All.Where(statement => statement.IsGuard).Select(statement => statement.Name)];

    public static List<Asked> Read(string log)
    {
        var asked = new List<Asked>();
        var (mark, lines) = ("", new List<Match>());
        foreach (var entry in log.Replace("\n\t", "\n", StringComparison.Ordinal).Split("@@", StringSplitOptions.RemoveEmptyEntries))
        {
            if (Entry().Match(entry) is not { Success: true } line) continue;
            if (line.Groups["text"].Value is var text && text.StartsWith("mark ", StringComparison.Ordinal))
            {
                if (mark.Length > 0) asked.Add(Between(mark, lines));
                (mark, lines) = (text["mark ".Length..].Trim(), []);
            }
            else
            {
                lines.Add(line);
            }
        }
        return asked;
    }

    static Asked Between(string mark, List<Match> lines)
    {
        var statements = new List<AskedStatement>();
        var pending = 0.0;
        foreach (var line in lines.Select(line => Duration().Match(line.Groups["text"].Value)).Where(line => line.Success))
        {
            pending += double.Parse(line.Groups["ms"].ValueSpan, CultureInfo.InvariantCulture);
            if (line.Groups["step"].Value is "parse" or "bind") continue;
            var name = Names.GetValueOrDefault(line.Groups["sql"].Value.Trim(), mark);
            statements.Add(new AskedStatement(name, Guards.Contains(name), pending));
            pending = 0;
        }
        // Whoever marks connects too, under no name.
        return new Asked(
            mark, statements, lines.Count(line => Authorized().IsMatch(line.Groups["text"].Value)),
            lines.Count(line => line.Groups["text"].Value.StartsWith("temporary file", StringComparison.Ordinal)));
    }

    [GeneratedRegex(@"\A[^|]*\|[^|]*\|[A-Z]+: +(?<text>.*)\z", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Entry();

    [GeneratedRegex(
        @"\Aduration: (?<ms>[0-9.]+) ms  (?<step>parse|bind|execute|statement)[^:]*: (?<sql>.*)\z",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Duration();

    [GeneratedRegex(@"\Aconnection authorized: user=(collector|peer) ", RegexOptions.ExplicitCapture)]
    private static partial Regex Authorized();
}
