using System.CommandLine;
using Rca.Benchmarks.Redaction;

namespace Rca.Benchmarks.Postgres;

/// <summary>What a collection costs a database server under load, beside what others ask for the same evidence.</summary>
static class PostgresCommand
{
    public static RootCommand New()
    {
        var rounds = new Option<int>("--rounds") { Description = "How often everything is asked.", DefaultValueFactory = _ => 50 };
        var tables = new Option<int>("--tables") { Description = "Tables, each with three indexes and a place for long values.", DefaultValueFactory = _ => 5_000 };
        var sessions = new Option<int>("--sessions") { Description = "Sessions: 16 of pgbench, 96 that wait for one row, the others idle.", DefaultValueFactory = _ => 170 };
        var command = new RootCommand("Measures each capability of the PostgreSQL connector in the server's own time.") { rounds, tables, sessions };
        command.SetAction((parsed, ct) => RunAsync(parsed.GetValue(rounds), parsed.GetValue(tables), parsed.GetValue(sessions), ct));
        return command;
    }

    static async Task RunAsync(int rounds, int tables, int sessions, CancellationToken ct)
    {
        await using var server = await LoadedServer.StartAsync(tables, sessions, ct);
        using var catalogue = await Catalogue.OpenAsync(server, ct);
        for (var round = 1; round <= rounds; round++)
        {
            foreach (var capability in catalogue.Capabilities)
            {
                await server.MarkAsync(capability, ct);
                await catalogue.CollectAsync(capability, ct);
            }
            foreach (var query in PeerQuery.All)
            {
                await server.MarkAsync(query.Name, ct);
                await query.RunAsync(server.Address(LoadedServer.Peer), ct);
            }
            await server.MarkAsync("end of the round", ct);
            await Console.Error.WriteLineAsync($"round {round} of {rounds}");
        }
        server.AssertLoaded();
        var log = AskedLog.Read(await server.ReadLogAsync(ct));
        var report = new CostReport(log, catalogue, new SpeedTable(Console.Out));
        report.Print($"PostgreSQL {await server.VersionAsync(ct)}, {tables} tables, {sessions} sessions, {rounds} rounds");
    }
}
