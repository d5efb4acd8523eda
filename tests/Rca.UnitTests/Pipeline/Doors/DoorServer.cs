using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Rca.Contracts;
using Rca.Core;
using Rca.Core.Configuration;
using Rca.Core.Manifests;
using Rca.Core.Planning;
using Rca.Core.Signing;
using Rca.Core.Stores;
using Rca.Pipeline.Doors;
using Rca.Pipeline.Hosting;
using Rca.Pipeline.Intake;
using Rca.Pipeline.Roles;
using Rca.Storage;
using Rca.UnitTests.Core.Planning;
using Rca.Tests.Storage;
using Rca.UnitTests.Redaction;
using Xunit;

namespace Rca.UnitTests.Pipeline.Doors;

/// <summary>Both doors on Kestrel, on a free loopback port, before an inbox of the test's.</summary>
sealed class DoorServer : IInbox, IAsyncDisposable
{
    static readonly DateTimeOffset Start = new(2026, 3, 1, 3, 0, 0, TimeSpan.Zero);
    readonly WebApplication _app;
    readonly List<IncidentReported> _accepted = [];

    DoorServer(SecretReference? reportToken, SecretReference? readToken, int readsPerSecond, ILoggerProvider? log, IReadOnlyList<SecretReference> pagerDuty)
    {
        var doors = DoorConfiguration.AnyLoopbackPort with { ReportToken = reportToken, ReadToken = readToken, ReadsPerSecond = readsPerSecond, PagerDutySecrets = pagerDuty };
        var builder = PipelineHost.NewWeb(doors, log is null ? LogLevel.None : LogLevel.Information);
        builder.Logging.ClearProviders();
        if (log is not null) builder.Logging.AddProvider(log);
        builder.Services.AddStore(Store);
        builder.Services.AddIntake(Engines.New(), Routes.Configuration(Routes.WithDrop)).AddSingleton<IInbox>(this);
        _app = builder.Build();
        _app.UseDoorMiddleware();
        _app.MapHealth();
        _app.MapReportDoor(doors);
        _app.MapReadDoor(doors);
        _app.MapDoorDescription();
    }

    public IReadOnlyList<Endpoint> Endpoints => [.. ((IEndpointRouteBuilder)_app).DataSources.SelectMany(d => d.Endpoints)];

    public SqliteIncidentStore Store { get; } = SqliteIncidentStore.InMemory(TimeProvider.System);

    public Func<Task> Inbox { get; set; } = static () => Task.CompletedTask;

    public IReadOnlyList<IncidentReported> Accepted => _accepted;

    public HttpClient Http { get; private set; } = null!;

    public static async Task<DoorServer> StartAsync(
        CancellationToken cancellationToken, SecretReference? reportToken = null, SecretReference? readToken = null, int readsPerSecond = 1000, ILoggerProvider? log = null,
        params IReadOnlyList<SecretReference> pagerDuty)
    {
        var server = new DoorServer(reportToken, readToken, readsPerSecond, log, pagerDuty);
        await server.Store.PrepareAsync(cancellationToken);
        await server._app.StartAsync(cancellationToken);
        server.Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(server._app.Urls.Single()) };
        return server;
    }

    public async Task AcceptAsync(IncidentReported incident, CancellationToken cancellationToken)
    {
        await Inbox();
        lock (_accepted) _accepted.Add(incident);
    }

    /// <summary>An incident with one piece of evidence, sealed in the store.</summary>
    public async Task<string> SealAsync(string key, string? fingerprint = null)
    {
        var ct = TestContext.Current.CancellationToken;
        var incident = new IncidentReported("a", Identity.DedupKey(key), Start, [new Alert(new Dictionary<string, string> { ["alertname"] = "A" }, Fingerprint: fingerprint)]);
        var (id, window) = (Identity.Incident(incident), new Window(Start.AddHours(-1), Start));
        var item = PlanIdentity.Key("orders-db", "x.y", new Dictionary<string, string>(), null);
        var planId = PlanIdentity.Plan(id, "digest", window, [item]);
        var plan = new Plan(planId, id, incident, window, "digest", [new PlanItem(PlanIdentity.Command(planId, item, window), "orders-db", "x.y", new Dictionary<string, string>(), 1000)]);
        var stored = await Store.AddPlanAsync(plan, TimeSpan.FromMinutes(1), ct);
        var evidence = new EvidenceItem("test/1", Identity.Sha256("{\"n\":1}"u8), "{\"n\":1}", Start, new RedactionReceipt("p", "k", 8, 7, 0, []));
        var part = new EvidenceCollected(plan.Items[0].CommandId, planId, "orders-db", "a", 0, [evidence], new Closing(Outcome.Collected, 1, 1, [new LedgerEntry("GET", "/", "200", 1, 1)]));
        Assert.True(await Store.SealAsync(ManifestAssembler.Assemble(new GatheredPlan(stored, [part]), Start.AddSeconds(9), SigningKey.Create()), ct));
        return id;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        await Store.DisposeAsync();
    }
}
