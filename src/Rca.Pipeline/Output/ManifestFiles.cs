using Rca.Core.Stores;

namespace Rca.Pipeline.Output;

/// <summary>Writes a manifest and its evidence below a directory: <c>INCIDENT/manifest.json</c>, its envelope <c>manifest.dsse.json</c>, and <c>evidence/SHA256.json</c>.</summary>
static class ManifestFiles
{
    public const string Manifest = "manifest.json";
    public const string Envelope = "manifest.dsse.json";
    public const string Evidence = "evidence";

    /// <returns>The manifest's file.</returns>
    public static async Task<string> WriteAsync(string directory, Core.Manifests.Manifest manifest, string document, IIncidentStore store, CancellationToken cancellationToken)
    {
        var envelope = await store.FindEnvelopeAsync(manifest.Payload.Header.IncidentId, cancellationToken) ?? throw new InvalidOperationException("the envelope is not in the store");
        return await WriteAsync(directory, manifest, document, envelope, sha256 => store.FindEvidenceAsync(sha256, cancellationToken), cancellationToken);
    }

    /// <returns>The manifest's file.</returns>
    public static async Task<string> WriteAsync(
        string directory, Core.Manifests.Manifest manifest, string document, string envelope, Func<string, Task<string?>> find, CancellationToken cancellationToken)
    {
        var incident = Path.Combine(directory, manifest.Payload.Header.IncidentId);
        var evidence = Directory.CreateDirectory(Path.Combine(incident, Evidence)).FullName;
        foreach (var sha256 in manifest.Payload.Items.SelectMany(i => i.Evidence).Select(e => e.Sha256).Distinct(StringComparer.Ordinal))
            await WriteAsync(Path.Combine(evidence, sha256 + ".json"), await find(sha256) ?? throw new InvalidOperationException($"evidence {sha256} is not there"), cancellationToken);
        await WriteAsync(Path.Combine(incident, Envelope), envelope, cancellationToken);

        // Last, so that whoever finds a manifest finds all that it names.
        var path = Path.Combine(incident, Manifest);
        await WriteAsync(path, document, cancellationToken);
        return path;
    }

    static async Task WriteAsync(string path, string text, CancellationToken cancellationToken)
    {
        var temporary = path + ".tmp";
        await File.WriteAllTextAsync(temporary, text, cancellationToken);
        File.Move(temporary, path, overwrite: true);
    }
}
