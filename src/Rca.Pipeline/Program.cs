using System.CommandLine;
using Rca.Pipeline.Commands;
using Rca.Pipeline.Hosting;

var rca = new RootCommand("Turns an incident into a sealed, redacted, verifiable evidence manifest.")
{
    DemoCommand.Create(),
    CollectCommand.Create(),
    AllCommand.Create(),
    KeysCommand.Create(),
};
foreach (var role in RoleCommands.Create()) rca.Add(role);
var parsed = rca.Parse(args);
// The host may take its shutdown time; the library's own two seconds would cut off a collection that is under way.
var exit = await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = PipelineHost.ShutdownTime + TimeSpan.FromSeconds(5) });
return parsed.Errors.Count > 0 ? 2 : exit;
