using System.Text;
using System.Text.Json;
using Rca.Contracts;
using Rca.Core.Manifests;
using Rca.Core.Manifests.Verifying;
using Rca.Core.Stores;

namespace Rca.Pipeline.Reports;

/// <summary>The report of an incident in a store.</summary>
static class StoredReport
{
    /// <returns>Null when it has no manifest yet.</returns>
    public static async Task<string?> FindAsync(IIncidentStore store, string incidentId, CancellationToken cancellationToken)
    {
        if (await store.FindManifestAsync(incidentId, cancellationToken) is not { } document
            || await store.FindEnvelopeAsync(incidentId, cancellationToken) is not { } envelope)
            return null;
        var manifest = JsonSerializer.Deserialize<Manifest>(document, WireJson.Options)!;
        var evidence = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var sha256 in manifest.Payload.Items.SelectMany(i => i.Evidence).Select(e => e.Sha256).Distinct(StringComparer.Ordinal))
            if (await store.FindEvidenceAsync(sha256, cancellationToken) is { } content) evidence[sha256] = Encoding.UTF8.GetBytes(content);
        // Whoever reads it over HTTP has no key of ours to trust: it says so, and how to verify.
        var bundle = new ManifestBundle(Encoding.UTF8.GetBytes(document), Encoding.UTF8.GetBytes(envelope), evidence.Keys, evidence.GetValueOrDefault);
        return IncidentReport.Of(bundle, []) is { } report ? HtmlReport.Write(report) : null;
    }
}
