using System.CommandLine;
using System.Text.Json;
using Rca.Contracts;
using Rca.Core.Manifests;
using Rca.Core.Manifests.Comparing;
using Rca.Core.Manifests.Verifying;
using Rca.Pipeline.Output;

namespace Rca.Pipeline.Commands;

/// <summary><c>rca diff</c>: what two manifests say differently. It ends like diff does.</summary>
static class DiffCommand
{
    const int Same = 0;
    const int Different = 1;
    const int Trouble = 2;

    public static Command Create()
    {
        var before = new Argument<string>("A") { Description = "the first: a directory with manifest.json, or the file of 'rca bundle'" };
        var after = new Argument<string>("B") { Description = "the second" };
        var json = new Option<bool>("--json") { Description = "the differences as JSON on standard output" };
        var command = new Command("diff", "Compares two manifests item by item; 0 when they say the same, 1 when they differ, 2 when one cannot be read. It verifies neither.") { before, after, json };
        command.SetAction(async (parsed, _) =>
        {
            var different = false;
            var exit = await Guard.RunAsync(() =>
            {
                var comparison = ManifestComparison.Of(Read(parsed.GetRequiredValue(before)), Read(parsed.GetRequiredValue(after)));
                if (parsed.GetValue(json)) Console.WriteLine(JsonSerializer.Serialize(comparison, WireJson.Options));
                else ComparisonReport.Show(Console.Out, comparison);
                different = !comparison.IsSame;
                return Task.FromResult(ExitCode.Complete);
            });
            return exit != ExitCode.Complete ? Trouble : different ? Different : Same;
        });
        return command;
    }

    static Manifest Read(string path) => ManifestVerifier.Verify(BundleDirectory.Read(path), []).Manifest
        ?? throw new BadInputException($"{path}: its manifest has no form that this version knows: 'rca verify {path}' says what is wrong with it");
}
