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
    public ConnectorDescriptor Descriptor { get; } = new(
        "health", "1.0.0",
        [new("health.answer", "Answer of a health endpoint", "What does the service itself say of its health?", "One GET.",
            [new("service", ScopeForm.DnsLabel)], [EvidenceKind.Of<HealthAnswer>()], Needs: ["get"])],
        [new("get", true, "The endpoint is asked by GET.", "a network policy that lets this collector reach the endpoint")]);

    public IConnector Create(ConnectorContext context)
    {
        var address = context.Source.Options.Secret("address"); // a reference, since an address may hold a password
        if (!context.Source.Options.Has("address")) context.Source.Options.Report("address", "missing, expected the endpoint's address as ${env:NAME}");
        context.Source.Options.RefuseUnknownKeys();
        return new HealthConnector(Descriptor, address, context.Clock);
    }
}

sealed class HealthConnector(ConnectorDescriptor descriptor, SecretReference? address, TimeProvider clock) : IConnector
{
    public ConnectorDescriptor Describe() => descriptor;

    public async Task<ProbeReport> ProbeAsync(Ledger ledger, CancellationToken cancellationToken)
    {
        try
        {
            return new ProbeReport(Reachable: true, Identity: null, [new PermissionState("get", (await GetAsync(ledger, cancellationToken)).Status < 400)]);
        }
        catch (HttpRequestException) // never its text: it may hold the address
        {
            return new ProbeReport(Reachable: false, Identity: null, [new PermissionState("get", Held: null)], "the endpoint did not answer");
        }
    }

    public async IAsyncEnumerable<CapturedItem> CollectAsync(CollectRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var (status, text) = await GetAsync(request.Ledger, cancellationToken);
        yield return new(new HealthAnswer(status, clock.GetElapsedTime(started).TotalMilliseconds, text[..Math.Min(text.Length, 500)]), clock.GetUtcNow());
    }

    async Task<(int Status, string Text)> GetAsync(Ledger ledger, CancellationToken cancellationToken)
    {
        using var http = new HttpClient(new LedgerHandler(ledger, clock) { InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false } });
        using var response = await http.GetAsync(new Uri(address!.Read()), cancellationToken);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken));
    }
}
