using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using System.Threading.Channels;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Rca.Bus;
using Rca.Contracts;
using Rca.Core.Messaging;
using Xunit;

namespace Rca.UnitTests.Bus;

/// <summary>Each message over the in-memory bus, published and handled as the roles do it.</summary>
public sealed class InMemoryBusTests : IAsyncLifetime
{
    static readonly DateTimeOffset Now = new(2026, 3, 1, 3, 0, 0, TimeSpan.Zero);
    static readonly SignedCommand Command = new("orders-db", "signed");
    readonly Inbox _inbox = new();
    IHost _host = null!;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    IMessagePublisher Publisher => _host.Services.GetRequiredService<IMessagePublisher>();

    public async ValueTask InitializeAsync()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.Services.AddSingleton<IMessageHandler<IncidentReported>>(_inbox).AddSingleton<IMessageHandler<SignedCommand>>(_inbox);
        builder.Services.AddSingleton<IMessageHandler<CapturedEvidence>>(_inbox).AddSingleton<IMessageHandler<SignedEvidence>>(_inbox);
        builder.Services.AddRcaBus(
            BusConfiguration.InMemory,
            Receives.All<IncidentReported>(Entities.PlannerQueue, 4), Receives.All<CapturedEvidence>(Entities.RedactorQueue, 4),
            Receives.All<SignedEvidence>(Entities.AggregatorQueue, 4), Receives.Commands("orders-db", 4), Receives.Commands("prod-eu", 4));
        _host = builder.Build();
        await _host.StartAsync(Ct);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(Ct);
        _host.Dispose();
    }

    [Fact]
    public async Task Each_message_reaches_its_handler_as_it_was()
    {
        await AssertHopAsync(new IncidentReported("a", "k", Now, [new Alert(new Dictionary<string, string> { ["Ä"] = "\u0001" }, null, Now, ["https://x"])], 2));
        await AssertHopAsync(Command);
        await AssertHopAsync(new CapturedEvidence("c", "p", "s", "a", 3, new string('x', 900_000)));
        await AssertHopAsync(new SignedEvidence("c", "p", "s", "signed"));
    }

    [Fact]
    public async Task Command_reaches_the_queue_of_its_source_once()
    {
        foreach (var source in (string[])["prod-eu", "orders-db"])
        {
            await Publisher.PublishAsync(Command with { Source = source }, Guid.NewGuid(), Ct);
            Assert.Equal(source, ((SignedCommand)await _inbox.NextAsync(Ct)).Source);
        }

        // The next message to arrive is this one: nothing came twice.
        await AssertHopAsync(Command with { Signed = "last" });
    }

    [Theory]
    [InlineData("unknown")]
    [InlineData("")]
    [InlineData("#")]
    [InlineData("*")]
    public async Task Command_of_a_source_without_a_queue_has_no_route(string source) =>
        await Assert.ThrowsAsync<NoRouteException>(() => Publisher.PublishAsync(Command with { Source = source }, Guid.NewGuid(), Ct));

    [Fact]
    public async Task Announcement_that_nobody_listens_to_is_no_failure() =>
        await Publisher.PublishAsync(new ManifestSealed("i", "p", 1, "r", 1, 1, Now), Guid.NewGuid(), Ct);

    [Fact]
    public async Task Body_is_the_plain_json_of_the_message_and_nothing_around_it()
    {
        var observer = new Ids();
        _host.Services.GetRequiredService<IBus>().ConnectReceiveObserver(observer);
        await Publisher.PublishAsync(Command, Guid.NewGuid(), Ct);
        await observer.First.Task.WaitAsync(TimeSpan.FromSeconds(20), Ct);
        Assert.Equal("""{"source":"orders-db","signed":"signed"}""", observer.Body);
    }

    [Fact]
    public async Task Message_keeps_the_id_that_it_was_published_under()
    {
        var observer = new Ids();
        _host.Services.GetRequiredService<IBus>().ConnectReceiveObserver(observer);
        var id = Guid.Parse("00112233445566778899aabbccddeeff");
        await Publisher.PublishAsync(Command, id, Ct);
        Assert.Equal(id, await observer.First.Task.WaitAsync(TimeSpan.FromSeconds(20), Ct));
    }

    [Fact]
    public async Task Handler_is_in_the_trace_of_the_publisher()
    {
        using var listener = new ActivityListener
        {
            ShouldListenTo = s => s.Name is Tracing.SourceName, Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
        };
        ActivitySource.AddActivityListener(listener);
        using var activity = new Activity("webhook").Start();
        await Publisher.PublishAsync(Command, Guid.NewGuid(), Ct);
        await _inbox.NextAsync(Ct);
        Assert.Contains(activity.TraceId, _inbox.Traces);
    }

    async Task AssertHopAsync<T>(T message) where T : class
    {
        await Publisher.PublishAsync(message, Guid.NewGuid(), Ct);
        Assert.Equal(JsonSerializer.Serialize(message, WireJson.Options), JsonSerializer.Serialize(Assert.IsType<T>(await _inbox.NextAsync(Ct)), WireJson.Options));
    }

    sealed class Inbox : IMessageHandler<IncidentReported>, IMessageHandler<SignedCommand>, IMessageHandler<CapturedEvidence>, IMessageHandler<SignedEvidence>
    {
        readonly Channel<object> _messages = Channel.CreateUnbounded<object>();

        public async Task<object> NextAsync(CancellationToken ct) => await _messages.Reader.ReadAsync(ct).AsTask().WaitAsync(TimeSpan.FromSeconds(20), ct);

        public Task HandleAsync(IncidentReported message, CancellationToken cancellationToken) => KeepAsync(message, cancellationToken);

        public Task HandleAsync(SignedCommand message, CancellationToken cancellationToken) => KeepAsync(message, cancellationToken);

        public Task HandleAsync(CapturedEvidence message, CancellationToken cancellationToken) => KeepAsync(message, cancellationToken);

        public Task HandleAsync(SignedEvidence message, CancellationToken cancellationToken) => KeepAsync(message, cancellationToken);

        public ConcurrentQueue<ActivityTraceId?> Traces { get; } = new();

        Task KeepAsync(object message, CancellationToken ct)
        {
            Traces.Enqueue(Activity.Current?.TraceId);
            return _messages.Writer.WriteAsync(message, ct).AsTask();
        }
    }

    sealed class Ids : IReceiveObserver
    {
        public TaskCompletionSource<Guid?> First { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public string? Body { get; private set; }

        public Task PreReceive(ReceiveContext context) => Task.CompletedTask;

        public Task PostReceive(ReceiveContext context) => Task.CompletedTask;

        public Task PostConsume<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType) where T : class
        {
            Body = context.ReceiveContext.Body.GetString();
            First.TrySetResult(context.MessageId);
            return Task.CompletedTask;
        }

        public Task ConsumeFault<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception) where T : class => Task.CompletedTask;

        public Task ReceiveFault(ReceiveContext context, Exception exception) => Task.CompletedTask;
    }
}
