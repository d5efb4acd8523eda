using Rca.Core.Stores;
using Rca.Pipeline.Output;

namespace Rca.Pipeline.Commands;

/// <summary>The end of every command that collects once: waits for the manifest, writes it, shows it.</summary>
static class ManifestReport
{
    public static async Task<int> WriteAsync(IIncidentStore store, string incidentId, string output, bool json, CancellationToken cancellationToken)
    {
        var console = Terminal.For(machineReadsOutput: json);
        var (document, manifest) = await ManifestAwaiter.WaitAsync(store, incidentId, console, TimeProvider.System, cancellationToken);
        var path = await ManifestFiles.WriteAsync(output, manifest, document, store, cancellationToken);
        ManifestSummary.Show(console, manifest);
        console.Profile.Out.Writer.WriteLine($"root {manifest.Root}");
        console.Profile.Out.Writer.WriteLine($"manifest {path}");
        if (json) await Console.Out.WriteLineAsync(document.AsMemory(), cancellationToken);
        return ExitCode.Of(manifest);
    }
}
