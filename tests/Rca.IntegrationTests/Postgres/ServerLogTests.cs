using System.Text.RegularExpressions;
using Rca.Connectors.Postgres.Session;
using Rca.Core.Collecting;
using Xunit;

namespace Rca.IntegrationTests.Postgres;

public sealed class ServerLogTests(LabPostgres shared) : IClassFixture<LabPostgres>
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Log_of_the_server_and_ledger_agree_statement_by_statement()
    {
        var server = await shared.GetAsync(Ct);
        if (server.LogFile is null) Assert.Skip("the server's log is not on this machine");
        await using var lab = await Lab.CreateAsync(server);
        await lab.OpenAsync(null, "BEGIN; UPDATE item SET n = 1 WHERE id = 1");
        await lab.LeaveWaitingAsync(await lab.OpenAsync(), "UPDATE item SET n = 2 WHERE id = 1");
        var ledger = new Ledger();
        await lab.CollectAsync<object>("postgres.saturation", ledger);
        await lab.CollectAsync<object>("postgres.lock-waits", ledger);

        var sessions = await StatementsAsync(server.LogFile);

        Assert.Equal(2, sessions.Count);
        Assert.All(sessions, session => Assert.StartsWith("BEGIN ISOLATION LEVEL READ COMMITTED READ ONLY", session[0], StringComparison.Ordinal));
        Assert.All(sessions, session => Assert.Equal("COMMIT", session[^1]));
        var listed = SqlStatement.All.ToDictionary(statement => statement.Text, statement => statement.Name, StringComparer.Ordinal);
        var logged = sessions.SelectMany(session => session).ToList();
        Assert.All(logged, text => Assert.Contains(text, listed.Keys));
        Assert.Equal(ledger.Entries.Select(entry => entry.Resource), logged.Select(text => listed[text]));
        Assert.All(ledger.Entries, entry => Assert.Equal("ok", entry.Status));
        Assert.All(ledger.Entries.Where(entry => entry.Verb == "SELECT"), entry => Assert.True(entry.Bytes > 0));
    }

    // Every statement of ours in the order of the log, by session; a statement's further lines begin with a tab.
    static async Task<List<List<string>>> StatementsAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        var log = (await reader.ReadToEndAsync(Ct)).Replace("\n\t", "\n", StringComparison.Ordinal);
        return [.. log.Split("@@", StringSplitOptions.RemoveEmptyEntries)
            .Select(entry => Regex.Match(entry, @"\Arca-pipeline/[^|]*\|(?<session>[^|]+)\|LOG: +(?:statement|execute [^:]*): (?<text>.*)\z", RegexOptions.Singleline))
            .Where(match => match.Success)
            .GroupBy(match => match.Groups["session"].Value, match => match.Groups["text"].Value.Trim(), StringComparer.Ordinal)
            .Select(session => session.ToList())];
    }
}
