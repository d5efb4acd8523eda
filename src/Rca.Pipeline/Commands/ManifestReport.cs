using Rca.Core.Manifests;
using Rca.Core.Signing;
using Rca.Core.Stores;
using Rca.Pipeline.Output;

namespace Rca.Pipeline.Commands;

/// <summary>The end of every command that collects once: waits for the manifest, writes it, shows it.</summary>
static class ManifestReport
{
    public static async Task<int> WriteAsync(IIncidentStore store, SigningPublicKey key, string incidentId, string output, bool json, CancellationToken cancellationToken)
    {
        var (document, manifest) = await ManifestAwaiter.WaitAsync(store, incidentId, Terminal.For(machineReadsOutput: json), TimeProvider.System, cancellationToken);
        var path = await ManifestFiles.WriteAsync(output, manifest, document, store, cancellationToken);
        return await ShowAsync(path, manifest, document, key, json, cancellationToken);
    }

    /// <summary>Shows a manifest that is written, and puts the key of this run beside it.</summary>
    public static async Task<int> ShowAsync(string path, Manifest manifest, string document, SigningPublicKey key, bool json, CancellationToken cancellationToken)
    {
        var console = Terminal.For(machineReadsOutput: json);
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
