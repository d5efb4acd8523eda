using System.CommandLine;
using Rca.Core.Manifests.Verifying;
using Rca.Pipeline.Bundles;
using Rca.Pipeline.Output;
using Rca.Pipeline.Reports;

namespace Rca.Pipeline.Commands;

/// <summary><c>rca bundle</c>: one incident as one file that any registry can keep.</summary>
static class BundleCommand
{
    public static Command Create()
    {
        var path = new Argument<string>("PATH") { Description = "a directory with manifest.json" };
        var output = new Option<string>("--out", "-o") { Description = "the tar file to write", Required = true };
        var keys = TrustedKeys.Option();
        var command = new Command("bundle", "Packs manifest, evidence, envelope and report as a tar file with an OCI image layout; 4 when the manifest does not hold.") { path, output, keys };
        command.SetAction((parsed, cancellationToken) => Guard.RunAsync(() =>
            WriteAsync(parsed.GetRequiredValue(path), parsed.GetRequiredValue(output), parsed.GetValue(keys)!, cancellationToken)));
        return command;
    }

    static async Task<int> WriteAsync(string path, string output, IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        var bundle = BundleDirectory.Read(path);
        var trusted = TrustedKeys.Read(keys);
        // Whoever names a key wants it checked; without one the rest is, so that no broken incident is kept.
        var result = ManifestVerifier.Verify(bundle, trusted);
        if (result.Faults.Any(f => trusted.Count > 0 || f.Kind != FaultKind.NoTrustedKey))
        {
            VerificationReport.Show(result, json: false);
            return ExitCode.NotVerified;
        }

        // Made without a key, so that the bytes are the same whoever packs it.
        var report = IncidentReport.Of(bundle, [])!;
        using var packed = new MemoryStream();
        BundleWriter.Write(bundle, report.Manifest, HtmlReport.Write(report), packed);
        await File.WriteAllBytesAsync(output, packed.ToArray(), cancellationToken);
        return ExitCode.Complete;
    }
}
