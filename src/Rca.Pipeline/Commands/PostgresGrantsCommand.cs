using System.CommandLine;
using Rca.Connectors.Postgres.Grants;
using Rca.Pipeline.Output;

namespace Rca.Pipeline.Commands;

/// <summary><c>rca postgres grants</c>: prints what lets the connector in, with the reason of every line.</summary>
static class PostgresGrantsCommand
{
    const string Minimal = "minimal";
    const string Hardened = "hardened";

    public static Command Create()
    {
        var mode = new Option<string>("--mode") { Description = "minimal: a member of pg_read_all_stats; hardened: functions that return numbers only", Required = true };
        mode.AcceptOnlyFromAmong(Minimal, Hardened);
        var role = new Option<string>("--role") { Description = "the role that the connector logs in as", DefaultValueFactory = static _ => GrantScript.DefaultRole };
        var database = new Option<string?>("--database") { Description = "the database of the source (default: the one that psql is connected to)" };
        var command = new Command("grants", "Prints the SQL that lets the connector in, for a DBA to read and run.") { mode, role, database };
        command.SetAction((parsed, _) => Guard.RunAsync(async () =>
        {
            var chosen = parsed.GetRequiredValue(mode) is Hardened ? AccessMode.Hardened : AccessMode.Minimal;
            await Console.Out.WriteAsync(GrantScript.Write(chosen, Checked("--role", parsed.GetRequiredValue(role))!, Checked("--database", parsed.GetValue(database))));
            return ExitCode.Complete;
        }));
        return command;
    }

    static string? Checked(string option, string? name) =>
        name is not null && GrantScript.Problem(name) is { } problem ? throw new BadInputException($"{option}: {problem}") : name;
}
