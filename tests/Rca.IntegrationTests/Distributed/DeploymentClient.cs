using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Rca.Contracts;
using Rca.Core.Manifests;

namespace Rca.IntegrationTests.Distributed;

/// <summary>Reports to a deployment and reads from it, over HTTP.</summary>
sealed class DeploymentClient(IDeployment deployment) : IDisposable
{
    readonly HttpClient _http = new();

    public async Task<bool> IsReadyAsync(Uri door, CancellationToken ct)
    {
        try
        {
            using var response = await _http.GetAsync(new Uri(door, "/readyz"), ct);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    public async Task<(HttpStatusCode Status, string? IncidentId)> ReportAsync(string body, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(deployment.Intake, "/api/v1/alerts/alertmanager"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", deployment.ReportToken);
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await _http.SendAsync(request, ct);
        if (response.StatusCode != HttpStatusCode.Accepted) return (response.StatusCode, null);
        using var accepted = JsonDocument.Parse(await response.Content.ReadAsStringAsync(ct));
        return (response.StatusCode, accepted.RootElement.GetProperty("incidents")[0].GetProperty("incidentId").GetString());
    }

    public async Task<Manifest?> FindManifestAsync(string incidentId, CancellationToken ct) =>
        await ReadAsync($"/api/v1/incidents/{incidentId}/manifest", ct) is { } document ? JsonSerializer.Deserialize<Manifest>(document, WireJson.Options) : null;

    public Task<string?> FindEvidenceAsync(string sha256, CancellationToken ct) => ReadAsync($"/api/v1/evidence/{sha256}", ct);

    public async Task<Manifest> ManifestAsync(string incidentId, CancellationToken ct)
    {
        Manifest? manifest = null;
        await Waiting.UntilAsync(async () => (manifest = await FindManifestAsync(incidentId, ct)) is not null, $"the manifest of {incidentId}", () => deployment.Said, ct);
        return manifest!;
    }

    public void Dispose() => _http.Dispose();

    async Task<string?> ReadAsync(string path, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(deployment.Aggregator, path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", deployment.ReadToken);
        using var response = await _http.SendAsync(request, ct);
        return response.StatusCode == HttpStatusCode.NotFound ? null : await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync(ct);
    }
}
