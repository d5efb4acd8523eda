using System.CommandLine;
using Rca.Core.Manifests.Verifying;
using Rca.Pipeline.Output;

namespace Rca.Pipeline.Commands;

/// <summary><c>rca verify</c>: holds a manifest, or the proof of one item, against itself and against keys that the reader trusts. It asks nobody.</summary>
static class VerifyCommand
{
    public static Command Create()
    {
        var path = new Argument<string>("PATH") { Description = "a directory with manifest.json, or the file of 'rca bundle' or 'rca prove'" };
        var keys = TrustedKeys.Option();
        var json = new Option<bool>("--json") { Description = "the result as JSON on standard output" };
        var command = new Command("verify", "Verifies a manifest offline; 0 when all of it holds, 4 when anything does not, 2 when it cannot be read.") { path, keys, json };
        command.SetAction((parsed, _) => Guard.RunAsync(() => Task.FromResult(Verify(parsed.GetRequiredValue(path), parsed.GetValue(keys)!, parsed.GetValue(json)))));
        return command;
    }

    static int Verify(string path, IReadOnlyList<string> keys, bool json)
    {
        var trusted = TrustedKeys.Read(keys);
        var result = File.Exists(path) && !BundleDirectory.IsBundle(path) && !string.Equals(Path.GetFileName(path), ManifestFiles.Manifest, StringComparison.Ordinal)
            ? ItemProver.Verify(File.ReadAllBytes(path), trusted)
            : ManifestVerifier.Verify(BundleDirectory.Read(path), trusted);
        VerificationReport.Show(result, json);
        return result.IsVerified ? ExitCode.Complete : ExitCode.NotVerified;
    }
}
