using Rca.Core.Signing;
using Rca.Core.Stores;
using Rca.Pipeline.Output;

namespace Rca.Pipeline.Commands;

/// <summary>The end of every command that collects once: waits for the manifest, writes it, shows it.</summary>
static class ManifestReport
{
    public static async Task<int> WriteAsync(IIncidentStore store, SigningPublicKey key, string incidentId, string output, bool json, CancellationToken cancellationToken)
    {
        var console = Terminal.For(machineReadsOutput: json);
        var (document, manifest) = await ManifestAwaiter.WaitAsync(store, incidentId, console, TimeProvider.System, cancellationToken);
        var path = await ManifestFiles.WriteAsync(output, manifest, document, store, cancellationToken);
        ManifestSummary.Show(console, manifest);
        console.Profile.Out.Writer.WriteLine($"root {manifest.Root}");
        console.Profile.Out.Writer.WriteLine($"manifest {path}");
        // Beside what it signed, so only whoever saw this run may trust it.
        var keyPath = Path.Combine(Path.GetDirectoryName(path)!, "run.public.pem");
        await File.WriteAllTextAsync(keyPath, key.ToPem(), cancellationToken);
        console.Profile.Out.Writer.WriteLine($"sealed with a key of this run only; check it with: rca verify {Path.GetDirectoryName(path)} --key {keyPath}");
        if (json) await Console.Out.WriteLineAsync(document.AsMemory(), cancellationToken);
        return ExitCode.Of(manifest);
    }
}
