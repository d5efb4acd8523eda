using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Rca.Contracts;
using Rca.Core.Configuration;
using Rca.Pipeline.Doors;
using Rca.Pipeline.Hosting;
using Rca.Pipeline.Intake;
using Rca.Pipeline.Roles;
using Rca.Storage;
using Rca.UnitTests.Core.Planning;
using Rca.UnitTests.Redaction;

namespace Rca.UnitTests.Pipeline.Doors;

/// <summary>Both doors on Kestrel, on a free loopback port, before an inbox of the test's.</summary>
sealed class DoorServer : IInbox, IAsyncDisposable
{
    readonly WebApplication _app;
    readonly List<IncidentReported> _accepted = [];

    DoorServer(SecretReference? reportToken, SecretReference? readToken, IReadOnlyList<SecretReference> pagerDuty)
    {
        var doors = DoorConfiguration.AnyLoopbackPort with { ReportToken = reportToken, ReadToken = readToken, PagerDutySecrets = pagerDuty };
        var builder = PipelineHost.NewWeb(doors, LogLevel.None);
        builder.Services.AddStore(Store);
        builder.Services.AddIntake(Engines.New(), Routes.Configuration(Routes.WithDrop)).AddSingleton<IInbox>(this);
        _app = builder.Build();
        _app.UseMiddleware<ProblemMiddleware>();
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

    public static async Task<DoorServer> StartAsync(CancellationToken cancellationToken, SecretReference? reportToken = null, SecretReference? readToken = null,
        params IReadOnlyList<SecretReference> pagerDuty)
    {
        var server = new DoorServer(reportToken, readToken, pagerDuty);
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

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        await Store.DisposeAsync();
    }
}
