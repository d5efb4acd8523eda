using System.CommandLine;
using Rca.Pipeline.Configuration;

namespace Rca.Pipeline.Commands;

/// <summary><c>rca config</c>: checks a configuration, explains what it plans, prints its schema. It connects to nothing.</summary>
static class ConfigCommand
{
    public static Command Create() => new("config", "Checks and explains an rca.yaml; it connects to nothing.") { Check(), Schema(), Explain() };

    static Command Check()
    {
        var file = new Argument<string>("FILE") { Description = "the rca.yaml" };
        var json = new Option<bool>("--json") { Description = "the result on standard output as JSON" };
        var command = new Command("check", "Reads every key of a configuration, as all processes together do, and says every problem.") { file, json };
        command.SetAction((parsed, _) => Guard.RunAsync(() => ConfigCheck.RunAsync(parsed.GetRequiredValue(file), parsed.GetValue(json))));
        return command;
    }

    static Command Schema()
    {
        var command = new Command("schema", "Prints the JSON schema of an rca.yaml for editors.");
        command.SetAction((_, _) => Guard.RunAsync(async () =>
        {
            await Console.Out.WriteAsync(ConfigurationSchema.Text([.. BuiltInConnectors.Types.Values]));
            return 0;
        }));
        return command;
    }

    static Command Explain()
    {
        var config = new Option<string>("--config") { Description = "the rca.yaml with sources and routes", Required = true };
        var incident = new Option<string>("--incident") { Description = "a file with the message IncidentReported as JSON (docs/incident.md)", Required = true };
        var json = new Option<bool>("--json") { Description = "the explanation on standard output as JSON" };
        var command = new Command("explain", "Says which routes match which alert of an incident, and which plan it would get now.") { config, incident, json };
        command.SetAction((parsed, cancellationToken) => Guard.RunAsync(() => ConfigExplain.RunAsync(
            parsed.GetRequiredValue(config), parsed.GetRequiredValue(incident), parsed.GetValue(json), TimeProvider.System, cancellationToken)));
        return command;
    }
}
