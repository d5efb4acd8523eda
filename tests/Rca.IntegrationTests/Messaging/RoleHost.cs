using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Rca.Bus;
using Rca.Core.Configuration;
using Rca.Core.Messaging;
using Rca.IntegrationTests.EndToEnd;
using Rca.Pipeline.Hosting;
using Xunit;

namespace Rca.IntegrationTests.Messaging;

/// <summary>A process of ours on a real broker, reduced to one handler.</summary>
sealed class RoleHost : IAsyncDisposable
{
    readonly Scratch _scratch;
    readonly IHost _host;

    RoleHost(IHost host, LogSpy log, Scratch scratch) => (_host, Log, _scratch) = (host, log, scratch);

    public LogSpy Log { get; }

    public IMessagePublisher Publisher => _host.Services.GetRequiredService<IMessagePublisher>();

    public static async Task<RoleHost> StartAsync<T>(Uri broker, IMessageHandler<T> handler, Receives receives, CancellationToken ct) where T : class
    {
        var (scratch, log) = (new Scratch(), new LogSpy());
        Assert.True(SecretReference.TryParse($"${{file:{scratch.Write("broker", broker.ToString())}}}", scratch.Folder, out var address));
        var builder = PipelineHost.NewWorker();
        builder.Logging.AddProvider(log).AddFilter<LogSpy>("Rca", LogLevel.Trace);
        builder.Services.AddSingleton(handler);
        builder.Services.AddRcaBus(new BusConfiguration(address), receives);
        var host = builder.Build();
        await host.StartAsync(ct);
        return new RoleHost(host, log, scratch);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        _scratch.Dispose();
    }
}
