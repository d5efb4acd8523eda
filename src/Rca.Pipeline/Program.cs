using System.CommandLine;
using Rca.Bus;
using Rca.Pipeline.Commands;

var rca = new RootCommand("Turns an incident into a sealed, redacted, verifiable evidence manifest.")
{
    DemoCommand.Create(),
    CollectCommand.Create(),
    AllCommand.Create(),
    VerifyCommand.Create(),
    ProveCommand.Create(),
    ReportCommand.Create(),
    DiffCommand.Create(),
    BundleCommand.Create(),
    SourcesCommand.Create(),
    KeysCommand.Create(),
    ConfigCommand.Create(),
    ConformanceCommand.Create(),
    RedactCommand.Create(),
    DoctorCommand.Create(),
    TestAlertCommand.Create(),
    McpCommand.Create(),
    StoreCommand.Create(),
    KubernetesCommand.Create(),
    PostgresCommand.Create(),
    TopologyCommand.Create(),
    QueuesCommand.Create(),
};
foreach (var role in RoleCommands.Create()) rca.Add(role);
var parsed = rca.Parse(args);
var exit = await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = ProcessDefaults.TerminationTime });
return parsed.Errors.Count > 0 ? 2 : exit;
