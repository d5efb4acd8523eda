using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Rca.Bus;
using Rca.Contracts;
using Rca.Core;
using Rca.Core.Manifests;
using Rca.IntegrationTests.Distributed;
using Rca.IntegrationTests.EndToEnd;
using Rca.Pipeline.Conformance;
using Rca.Testing;

namespace Rca.IntegrationTests.Kit;

/// <summary>Every role as a process of its own, with the Python sample as the only collector.</summary>
sealed class PythonDeployment : IAsyncDisposable
{
    public const string Source = "node-a";
    static readonly string[] Roles = ["intake", "planner", "redactor", "aggregator"];

    readonly Scratch _scratch = new();
    readonly List<(string Name, ProgramProcess Process)> _roles = [];
    readonly HttpClient _http = new();
    readonly Uri _intake = Door();
    readonly Uri _aggregator = Door();
    readonly string _reportToken = RandomNumberGenerator.GetHexString(32, lowercase: true);
    readonly string _readToken = RandomNumberGenerator.GetHexString(32, lowercase: true);
    readonly Dictionary<string, string> _environment;

    PythonDeployment(Uri broker, string store)
    {
        Broker = broker;
        _environment = new(StringComparer.Ordinal) { ["RCA_RABBITMQ"] = broker.ToString(), ["RCA_STORE"] = store, ["RCA_REPORT_TOKEN"] = _reportToken, ["RCA_READ_TOKEN"] = _readToken };
    }

    public Uri Broker { get; }

    public Candidate Connector { get; private set; } = null!;

    string Said => string.Join('\n', [.. _roles.Select(r => $"== {r.Name}\n{r.Process.Said}"), "== connector.py", Connector?.Errors ?? ""]);

    public static async Task<PythonDeployment> StartAsync(Uri broker, string store, CancellationToken ct)
    {
        var deployment = new PythonDeployment(broker, store);
        try
        {
            await deployment.StartAsync(ct);
            return deployment;
        }
        catch
        {
            await deployment.DisposeAsync();
            throw;
        }
    }

    /// <summary>Reports an incident about the host and waits for its manifest.</summary>
    public async Task<Manifest> ManifestAsync(string dedupKey, CancellationToken ct)
    {
        using var request = Request(HttpMethod.Post, new Uri(_intake, "/api/v1/incidents"));
        request.Content = new StringContent(Sources.Incident(dedupKey, ("alertname", "HostFull"), ("host", Source)), Encoding.UTF8, "application/json");
        using var response = await _http.SendAsync(request, ct);
        using var accepted = JsonDocument.Parse(await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync(ct));
        var id = accepted.RootElement.GetProperty("incidents")[0].GetProperty("incidentId").GetString();
        string? document = null;
        await Waiting.UntilAsync(async () => (document = await FindAsync($"/api/v1/incidents/{id}/manifest", ct)) is not null, "the manifest", () => Said, ct);
        return JsonSerializer.Deserialize<Manifest>(document!, WireJson.Options)!;
    }

    public async Task<string> EvidenceAsync(string sha256, CancellationToken ct) => await FindAsync($"/api/v1/evidence/{sha256}", ct) ?? throw new InvalidOperationException("no such evidence");

    public async ValueTask DisposeAsync()
    {
        if (Connector is not null) await Connector.DisposeAsync();
        foreach (var (_, process) in _roles) await process.DisposeAsync();
        _http.Dispose();
        _scratch.Dispose();
    }

    async Task StartAsync(CancellationToken ct)
    {
        var keys = await RcaProcess.RunAsync(["keys", "new", _scratch.Path("keys"), "--source", Source], ct);
        if (keys.Exit != 0) throw new InvalidOperationException(keys.Errors);
        var migrated = await RcaProcess.RunAsync(["store", "migrate", "--config", _scratch.Write("owner.yaml", "store: { migration: \"${env:RCA_STORE}\" }")], ct, _environment);
        if (migrated.Exit != 0) throw new InvalidOperationException(migrated.Errors);
        var descriptor = await File.ReadAllTextAsync(Path.Combine(Trials.PythonSample, "host.descriptor.json"), ct);
        _scratch.Write("host.descriptor.json", descriptor);
        foreach (var role in Roles)
        {
            var config = _scratch.Write($"{role}.yaml", Configuration(role is "aggregator" ? _aggregator : _intake, Identity.Sha256(Encoding.UTF8.GetBytes(descriptor))));
            _roles.Add((role, ProgramProcess.Start("Rca.Pipeline", "rca", [role, "--config", config], _scratch.Folder, _environment, TimeProvider.System)));
        }

        var sample = _scratch.Write("sample.yaml", await File.ReadAllTextAsync(Path.Combine(Trials.PythonSample, "sample.yaml"), ct));
        Connector = Candidate.Start($"exec /usr/bin/python3 '{Path.Combine(Trials.PythonSample, "connector.py")}' --config '{sample}'", _environment, TimeProvider.System);
        foreach (var queue in (string[])[Entities.PlannerQueue, Entities.RedactorQueue, Entities.AggregatorQueue, Entities.CollectQueue(Source)])
            await Waiting.UntilAsync(() => BrokerQueues.HasConsumerAsync(Broker, queue, ct), $"{queue} has a consumer", () => Said, ct);
        foreach (var door in (Uri[])[_intake, _aggregator])
            await Waiting.UntilAsync(() => IsReadyAsync(door, ct), $"{door} is ready", () => Said, ct);
    }

    async Task<bool> IsReadyAsync(Uri door, CancellationToken ct)
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

    async Task<string?> FindAsync(string path, CancellationToken ct)
    {
        using var request = Request(HttpMethod.Get, new Uri(_aggregator, path));
        using var response = await _http.SendAsync(request, ct);
        return response.StatusCode == HttpStatusCode.NotFound ? null : await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync(ct);
    }

    HttpRequestMessage Request(HttpMethod method, Uri address)
    {
        var request = new HttpRequestMessage(method, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", method == HttpMethod.Post ? _reportToken : _readToken);
        return request;
    }

    static Uri Door() => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{LoopbackPorts.Take()}"));

    static string Configuration(Uri door, string digest) => $$$"""
        budgets:
          freshness: 0s
          deadline: 8s
          collection: 5s
        sources:
          - name: {{{Source}}}
            connector: host
            allowedScopes:
              - host: {{{Source}}}
        routes:
          - match:
              alertname: "*"
            collect:
              - source: {{{Source}}}
                capabilities: [host.saturation]
                scope:
                  host: "{{ labels.host }}"
        redaction:
          catalogues:
            - file: host.descriptor.json
              sha256: {{{digest}}}
        bus:
          rabbitmq: ${env:RCA_RABBITMQ}
        store:
          postgres: ${env:RCA_STORE}
        keys:
          sealingPrivate: ${file:keys/redactor/sealing.private.pem}
          tokens: ${file:keys/redactor/tokens.key}
          signing:
            planner: ${file:keys/planner/planner.signing.private.pem}
            redactor: ${file:keys/redactor/redactor.signing.private.pem}
            manifest: ${file:keys/aggregator/manifest.signing.private.pem}
          accepted:
            redactor:
              - ${file:keys/aggregator/redactor.signing.public.pem}
            sources:
              {{{Source}}}:
                - ${file:keys/redactor/sources/{{{Source}}}.signing.public.pem}
        doors:
          listen: {{{door}}}
          reportToken: ${env:RCA_REPORT_TOKEN}
          readToken: ${env:RCA_READ_TOKEN}
        """;
}
