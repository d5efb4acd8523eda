using System.Text.RegularExpressions;
using Rca.Connectors.Postgres.Session;
using Rca.Testing;
using Xunit;

namespace Rca.IntegrationTests.Postgres;

/// <summary>What the server wrote about the sessions of this connector: connections, statements, and what it refused.</summary>
static class ServerLog
{
    static readonly Dictionary<string, string> Names = SqlStatement.All.ToDictionary(statement => statement.Text, statement => statement.Name, StringComparer.Ordinal);

    public static async Task<int> EndAsync(PostgresServer server, CancellationToken ct) => (await ReadAsync(server, ct)).Length;

    /// <summary>By session, in the order of the log: each request by the name that the ledger has for it, with <c>ok</c> or the SQLSTATE.</summary>
    public static async Task<List<List<(string Name, string Status)>>> SessionsAsync(PostgresServer server, int from, CancellationToken ct) =>
        [.. (await OursAsync(server, from, ct)).GroupBy(Session, StringComparer.Ordinal).Select(Requests)];

    static async Task<List<Match>> OursAsync(PostgresServer server, int from, CancellationToken ct)
    {
        // A statement's further lines begin with a tab.
        var log = (await ReadAsync(server, ct))[from..].Replace("\n\t", "\n", StringComparison.Ordinal);
        var lines = log.Split("@@", StringSplitOptions.RemoveEmptyEntries)
            .Select(entry => Regex.Match(entry, @"\A(?<app>[^|]*)\|(?<session>[^|]+)\|(?<state>[^|]+)\|(?<level>[A-Z]+): +(?<text>.*)\z", RegexOptions.Singleline))
            .Where(match => match.Success).ToList();
        // While a session connects the server does not know its name yet, but says it.
        var ours = lines.Where(line => line.Groups["app"].Value.StartsWith("rca-pipeline/", StringComparison.Ordinal)
                || line.Groups["text"].Value.Contains("application_name=rca-pipeline/", StringComparison.Ordinal))
            .Select(Session).ToHashSet(StringComparer.Ordinal);
        return [.. lines.Where(line => ours.Contains(Session(line)))];
    }

    static string Session(Match line) => line.Groups["session"].Value;

    static async Task<string> ReadAsync(PostgresServer server, CancellationToken ct)
    {
        if (server.Log is null) Assert.Skip("the server's log is not on this machine");
        return await server.Log.ReadAsync(ct);
    }

    static List<(string Name, string Status)> Requests(IEnumerable<Match> lines)
    {
        var requests = new List<(string Name, string Status)>();
        foreach (var line in lines)
        {
            var (level, state, text) = (line.Groups["level"].Value, line.Groups["state"].Value, line.Groups["text"].Value.Trim());
            if (text.StartsWith("connection authorized:", StringComparison.Ordinal)) requests.Add((SqlStatement.ConnectName, "ok"));
            else if (Regex.Match(text, @"\A(?:statement|execute [^:]*): (?<sql>.*)\z", RegexOptions.Singleline) is { Success: true } statement && level == "LOG")
                requests.Add((Name(statement.Groups["sql"].Value), "ok"));
            else if (level == "FATAL") requests[^1] = (requests[^1].Name, state);
            // What is refused before it runs is named with the refusal alone.
            else if (level == "STATEMENT" && Name(text) is var refused)
            {
                if (requests[^1].Name == refused) requests[^1] = (refused, state);
                else requests.Add((refused, state));
            }
        }

        return requests;
    }

    static string Name(string sql) => Names.GetValueOrDefault(sql.Trim(), "not one of ours: " + sql);
}
