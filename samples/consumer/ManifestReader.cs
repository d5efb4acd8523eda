using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Rca.Contracts;
using Rca.Core.Manifests;
using Rca.Core.Manifests.Verifying;
using Rca.Core.Signing;

/// <summary>Fetches a manifest with its evidence and holds it against a key that this program was given, as <c>rca verify</c> does.</summary>
sealed class ManifestReader(Uri service, string readToken, SigningPublicKey trusted) : IDisposable
{
    readonly HttpClient _http = new()
    {
        BaseAddress = service,
        Timeout = TimeSpan.FromSeconds(30),
        MaxResponseContentBufferSize = 64 * 1024 * 1024,
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", readToken) },
    };

    /// <summary>What there is and what is wrong with it; null when it is not there any more.</summary>
    public async Task<Verification?> ReadAsync(string incidentId)
    {
        if (await GetAsync($"/api/v1/incidents/{incidentId}/manifest") is not { } manifest) return null;
        var envelope = await GetAsync($"/api/v1/incidents/{incidentId}/envelope");
        var evidence = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var sha256 in Named(manifest))
            if (await GetAsync($"/api/v1/evidence/{sha256}") is { } content) evidence[sha256] = content;
        var result = ManifestVerifier.Verify(new ManifestBundle(manifest, envelope, evidence.Keys, evidence.GetValueOrDefault), [trusted]);
        // A true manifest of another incident is no answer either.
        return result.IsVerified && result.Manifest!.Payload.Header.IncidentId != incidentId
            ? result with { Faults = [new(FaultKind.Statement, "it is the manifest of another incident")] }
            : result;
    }

    public void Dispose() => _http.Dispose();

    // Only what can be a digest becomes part of an address.
    static IEnumerable<string> Named(byte[] manifest)
    {
        try
        {
            var items = JsonSerializer.Deserialize<Manifest>(manifest, WireJson.Options)?.Payload.Items ?? [];
            return items.SelectMany(i => i.Evidence).Select(e => e.Sha256).Where(s => s.Length == 64 && s.All(char.IsAsciiHexDigitLower)).Distinct(StringComparer.Ordinal);
        }
        catch (JsonException)
        {
            return [];
        }
    }

    async Task<byte[]?> GetAsync(string path)
    {
        using var answer = await _http.GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone ? null : await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
    }
}
