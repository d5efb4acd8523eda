using System.CommandLine;
using Rca.Pipeline.Hosting;

namespace Rca.Pipeline.Commands;

/// <summary><c>rca intake</c>, <c>planner</c>, <c>redactor</c>, <c>aggregator</c>: one role in a process of its own.</summary>
static class RoleCommands
{
    public static IEnumerable<Command> Create() =>
    [
        Role("intake", "Takes reports of incidents over HTTP and puts them on the bus.", RoleProcess.IntakeAsync),
        Role("planner", "Plans the evidence of each incident and sends the commands.", RoleProcess.PlannerAsync),
        Role("redactor", "Opens captured evidence, redacts it and passes it on.", RoleProcess.RedactorAsync),
        Role("aggregator", "Records evidence, seals manifests and serves them over HTTP.", RoleProcess.AggregatorAsync),
    ];

    static Command Role(string name, string description, Func<PipelineConfiguration, CancellationToken, Task> run)
    {
        var config = new Option<string>("--config") { Description = "the rca.yaml", Required = true };
        var command = new Command(name, description) { config };
        command.SetAction((parsed, cancellationToken) => Guard.RunAsync(async () =>
        {
            await run(PipelineConfiguration.Load(parsed.GetRequiredValue(config)), cancellationToken);
            return 0;
        }));
        return command;
    }
}
