using System.CommandLine;
using Rca.Connectors.Postgres.Views;
using Rca.Pipeline.Output;

namespace Rca.Pipeline.Commands;

/// <summary><c>rca postgres view-template TOOL</c>: SQL for a DBA, on standard output.</summary>
static class PostgresViewTemplate
{
    public static Command Create()
    {
        var tool = new Argument<string>("TOOL") { Description = $"the migration tool: {string.Join(", ", ViewTemplates.Names)}" };
        tool.AcceptOnlyFromAmong([.. ViewTemplates.Names]);
        var command = new Command("view-template", "Prints the SQL of a view over a migration tool's history that postgres.views may read.") { tool };
        command.SetAction((parsed, _) => Guard.RunAsync(() => Task.FromResult(Print(parsed.GetRequiredValue(tool)))));
        return command;
    }

    static int Print(string tool)
    {
        Console.Write(ViewTemplates.Text(tool));
        return ExitCode.Complete;
    }
}
