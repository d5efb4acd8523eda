using System.Diagnostics.Metrics;
using System.Reflection;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Rca.Bus;
using Rca.Bus.Handling;
using Rca.Contracts;
using Rca.Core.Messaging;
using Rca.UnitTests.Testing;
using Xunit;

namespace Rca.UnitTests.Bus;

/// <summary>The queue of incidents that are not redacted yet: what fails there is not kept.</summary>
public sealed class IncidentQueueTests : IDisposable
{
    readonly RejectionCounts _rejections = new();

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _rejections.Dispose();

    [Fact]
    public async Task Incident_that_fails_each_time_is_dropped_and_counted_and_not_moved_to_an_error_queue()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.Services.AddSingleton<IMessageHandler<RawMessage>>(new Failing());
        builder.Services.AddRcaBus(BusConfiguration.InMemory, Receives.Incidents(4));
        builder.Services.AddSingleton<IMeterFactory>(_rejections);
        using var host = builder.Build();
        await host.StartAsync(Ct);
        var queue = await host.Services.GetRequiredService<IBus>().GetSendEndpoint(new Uri($"queue:{Entities.IntakeQueue}"));
        await queue.Send(new SignedCommand("EXAMPLE", "EXAMPLE"), Ct);
        var started = TimeProvider.System.GetTimestamp();
        while (_rejections.Counted.Count == 0 && TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(60)) await Task.Yield();
        Assert.Equal([("RawMessage", "failed")], _rejections.Counted);
        await host.StopAsync(Ct);
    }

    [Fact]
    public async Task Outage_leaves_the_incident_where_it_was()
    {
        var outage = new ScrubbedException(typeof(RawMessage), new BusUnavailableException());
        Assert.Same(outage, await Assert.ThrowsAsync<ScrubbedException>(() => SendAsync(outage)));
        Assert.Empty(_rejections.Counted);
    }

    async Task SendAsync(Exception failure)
    {
        var context = DispatchProxy.Create<ExceptionReceiveContext, Context>();
        ((Context)(object)context).Failure = failure;
        await new DropFilter(_rejections.Rejections).Send(context, Pipe.Empty<ExceptionReceiveContext>());
    }

    sealed class Failing : IMessageHandler<RawMessage>
    {
        public Task HandleAsync(RawMessage message, CancellationToken cancellationToken) => Task.FromException(new InvalidOperationException());
    }

#pragma warning disable CA1852 // the runtime derives the proxy from it
    class Context : DispatchProxy
    {
        public Exception? Failure { get; set; }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name is "get_Exception" ? Failure : throw new NotSupportedException(targetMethod.Name);
    }
#pragma warning restore CA1852
}
