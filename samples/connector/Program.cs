using System.Runtime.CompilerServices;
using Rca.Bus;
using Rca.Core.Collecting;
using Rca.Core.Configuration;

return await CollectorHost.RunAsync<HealthType>(args);

[Evidence("health.answer/1")]
sealed record HealthAnswer(
    [Operational("HTTP status of the answer.")] int Status,
    [Operational("How long the answer took.", Unit = "ms")] double DurationMs,
    [FreeText("The beginning of the answer.")] string Text);

sealed class HealthType : IConnectorType
{
    public static readonly ConnectorDescriptor Health = new(
        "health", "1.0.0",
        [new("health.answer", "Answer of a health endpoint", "What does the service itself say of its health?", "One GET.",
            [new("service", ScopeForm.DnsLabel)], [EvidenceKind.Of<HealthAnswer>()])],
        [new("get", true, "The endpoint is asked by GET.", "a network policy that lets this collector reach the endpoint")]);

    public ConnectorDescriptor Descriptor => Health;

    public IConnector Create(SourceConfiguration source, TimeProvider clock)
    {
        // By reference: the address of an endpoint may hold a password.
        var secret = source.Options.Secret("address");
        if (secret is null) source.Options.Report("address", "missing, expected the endpoint's address as ${env:NAME}");
        source.Options.RefuseUnknownKeys();
        return new HealthConnector(secret, clock);
    }
}

sealed class HealthConnector(SecretReference? address, TimeProvider clock) : IConnector
{
    public ConnectorDescriptor Describe() => HealthType.Health;

    public async Task<ProbeReport> ProbeAsync(Ledger ledger, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await GetAsync(ledger, cancellationToken);
            return new ProbeReport(Reachable: true, Identity: null, [new PermissionState("get", response.IsSuccessStatusCode)]);
        }
        catch (HttpRequestException)
        {
            return new ProbeReport(Reachable: false, Identity: null, [new PermissionState("get", Held: null)], "the endpoint did not answer");
        }
    }

    public async IAsyncEnumerable<CapturedItem> CollectAsync(CollectRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        using var response = await GetAsync(request.Ledger, cancellationToken);
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        var took = clock.GetElapsedTime(started).TotalMilliseconds;
        yield return new CapturedItem(new HealthAnswer((int)response.StatusCode, took, text[..Math.Min(text.Length, 500)]), clock.GetUtcNow());
    }

    async Task<HttpResponseMessage> GetAsync(Ledger ledger, CancellationToken cancellationToken)
    {
        using var http = new HttpClient(new LedgerHandler(ledger, clock) { InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false } });
        return await http.GetAsync(new Uri(address!.Read()), cancellationToken);
    }
}
