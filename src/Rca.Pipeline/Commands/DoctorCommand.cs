using System.CommandLine;
using System.Text.Json;
using Rca.Contracts;
using Rca.Pipeline.Doctor;
using Rca.Pipeline.Output;

namespace Rca.Pipeline.Commands;

/// <summary><c>rca doctor</c>: whether everything that a configuration names can be worked with, and what to do where not.</summary>
static class DoctorCommand
{
    static readonly JsonSerializerOptions Json = new(WireJson.Options) { WriteIndented = true, NewLine = "\n" };

    public static Command Create()
    {
        var config = new Option<string>("--config") { Description = "the rca.yaml of a role, of rca all, or of all together", DefaultValueFactory = static _ => "rca.yaml" };
        var json = new Option<bool>("--json") { Description = "the findings as JSON on standard output" };
        var command = new Command("doctor", "Looks at configuration, keys, broker, store, clock and sources, changes nothing, and says what to do. 2 for a fault of the configuration, 3 for another.") { config, json };
        command.SetAction((parsed, cancellationToken) => Guard.RunAsync(() => RunAsync(parsed.GetRequiredValue(config), parsed.GetValue(json), cancellationToken)));
        return command;
    }

    static async Task<int> RunAsync(string path, bool json, CancellationToken cancellationToken)
    {
        var findings = await Examination.RunAsync(path, TimeProvider.System, cancellationToken);
        if (json) Console.WriteLine(JsonSerializer.Serialize(findings, Json));
        else foreach (var f in findings) Console.WriteLine($"{WireJson.Word(f.State),-8} {f.Check,-14} {f.What}{(f.Cure is null ? "" : $"{Environment.NewLine}{"",-24}do: {f.Cure}")}");
        return ExitOf(findings);
    }

    internal static int ExitOf(IReadOnlyList<Finding> findings)
    {
        var faults = findings.Where(f => f.State == Health.Fault).Select(f => f.Check).ToList();
        return faults.Exists(c => c is Checks.Configuration or Checks.Keys) ? ExitCode.BadInput : faults.Count > 0 ? ExitCode.Gaps : ExitCode.Complete;
    }
}
