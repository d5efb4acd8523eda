using System.Net.Sockets;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Rca.Bus;
using Rca.Contracts;
using Rca.Core.Messaging;
using Xunit;

namespace Rca.UnitTests.Bus;

public sealed class RetryTests
{
    static readonly CapturedEvidence Message = new("c", "p", "s", "a", 0, "x");

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Outage_is_waited_out_beyond_the_tries_that_a_bad_message_gets()
    {
        var handler = new FailingAtFirst(failures: 4, () => new IOException("away", new SocketException()));
        await HandleAsync(handler);
        Assert.Equal(5, handler.Calls);
        Assert.False(handler.GaveUp.Task.IsCompleted);
    }

    [Fact]
    public async Task Message_that_fails_each_time_is_given_up_after_four_tries()
    {
        var handler = new FailingAtFirst(failures: int.MaxValue, () => new InvalidOperationException());
        await HandleAsync(handler);
        Assert.Equal(4, handler.Calls);
        Assert.True(handler.GaveUp.Task.IsCompleted);
    }

    static async Task HandleAsync(FailingAtFirst handler)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.Services.AddSingleton<IMessageHandler<CapturedEvidence>>(handler);
        builder.Services.AddRcaBus(BusConfiguration.InMemory, Receives.All<CapturedEvidence>(Entities.RedactorQueue, 4));
        using var host = builder.Build();
        await host.StartAsync(Ct);
        host.Services.GetRequiredService<IBus>().ConnectReceiveObserver(handler);
        await host.Services.GetRequiredService<IMessagePublisher>().PublishAsync(Message, Guid.NewGuid(), Ct);
        await Task.WhenAny(handler.Handled.Task, handler.GaveUp.Task).WaitAsync(TimeSpan.FromSeconds(30), Ct);
        await host.StopAsync(Ct);
    }

    sealed class FailingAtFirst(int failures, Func<Exception> failure) : IMessageHandler<CapturedEvidence>, IReceiveObserver
    {
        public int Calls { get; private set; }

        public TaskCompletionSource Handled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource GaveUp { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task HandleAsync(CapturedEvidence message, CancellationToken cancellationToken)
        {
            if (++Calls <= failures) return Task.FromException(failure());
            Handled.TrySetResult();
            return Task.CompletedTask;
        }

        public Task PreReceive(ReceiveContext context) => Task.CompletedTask;

        public Task PostReceive(ReceiveContext context) => Task.CompletedTask;

        public Task PostConsume<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType) where T : class => Task.CompletedTask;

        public Task ConsumeFault<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception) where T : class
        {
            GaveUp.TrySetResult();
            return Task.CompletedTask;
        }

        public Task ReceiveFault(ReceiveContext context, Exception exception) => Task.CompletedTask;
    }
}
