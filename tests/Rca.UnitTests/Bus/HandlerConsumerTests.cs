using System.Reflection;
using System.Text;
using MassTransit;
using Rca.Bus.Handling;
using Rca.Contracts;
using Rca.Core.Messaging;
using Rca.UnitTests.Testing;
using Xunit;

namespace Rca.UnitTests.Bus;

public sealed class HandlerConsumerTests : IDisposable
{
    const string Message = """{"commandId":"c","planId":"p","source":"s","attempt":"a","sequence":0,"sealed":"x"}""";
    readonly RejectionCounts _rejections = new();

    public void Dispose() => _rejections.Dispose();

    [Fact]
    public async Task Failure_of_a_handler_leaves_without_its_text()
    {
        var scrubbed = await Assert.ThrowsAsync<ScrubbedException>(() => ConsumeAsync(Message, new IOException("EXAMPLE-Pw-5")));
        Assert.DoesNotContain("EXAMPLE", scrubbed.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stop_of_the_bus_stays_a_stop() => await Assert.ThrowsAsync<OperationCanceledException>(() => ConsumeAsync(Message, new OperationCanceledException(), stopping: true));

    [Fact]
    public async Task Message_that_its_handler_rejects_is_counted_and_taken()
    {
        await ConsumeAsync(Message, new RejectedException(Rejection.Signature, "our own words"));
        Assert.Equal([("CapturedEvidence", "signature")], _rejections.Counted);
        Assert.Contains("our own words", _rejections.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Message_that_is_authentic_and_cannot_be_read_is_counted_and_kept()
    {
        var scrubbed = await Assert.ThrowsAsync<ScrubbedException>(() => ConsumeAsync(Message, new RejectedException(Rejection.Malformed, "our own words") { IsAuthentic = true }));
        Assert.True(scrubbed.IsFinal);
        Assert.Equal([("CapturedEvidence", "malformed")], _rejections.Counted);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("{\"EXAMPLE\"")]
    [InlineData("{\"commandId\":\"EXAMPLE\"}")]
    [InlineData("{\"commandId\":null,\"planId\":\"p\",\"source\":\"s\",\"attempt\":\"a\",\"sequence\":0,\"sealed\":\"EXAMPLE\"}")]
    [InlineData("{\"commandId\":\"c\",\"planId\":\"p\",\"source\":\"s\",\"attempt\":\"a\",\"sequence\":\"EXAMPLE\",\"sealed\":\"x\"}")]
    public async Task Body_that_is_not_the_message_is_counted_and_taken_and_shown_nowhere(string body)
    {
        await ConsumeAsync(body, new InvalidOperationException("it must not be handled"));
        Assert.Equal([("CapturedEvidence", "malformed")], _rejections.Counted);
        Assert.DoesNotContain("EXAMPLE", _rejections.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_member_is_ignored()
    {
        await Assert.ThrowsAsync<ScrubbedException>(() => ConsumeAsync(Message.Replace("{", "{\"later\":{\"x\":[1]},", StringComparison.Ordinal), new InvalidOperationException()));
        Assert.Empty(_rejections.Counted);
    }

    Task ConsumeAsync(string body, Exception failure, bool stopping = false)
    {
        var context = DispatchProxy.Create<ConsumeContext<RawMessage>, Context>();
        ((Context)(object)context).Stopping = new CancellationToken(stopping);
        ((Context)(object)context).Message = new RawMessage(Encoding.UTF8.GetBytes(body), "application/json");
        return new HandlerConsumer<CapturedEvidence>("rca-redactor", new Failing(failure), _rejections.Rejections, new BusMetrics(_rejections, TimeProvider.System)).Consume(context);
    }

    sealed class Failing(Exception failure) : IMessageHandler<CapturedEvidence>
    {
        public Task HandleAsync(CapturedEvidence message, CancellationToken cancellationToken) => Task.FromException(failure);
    }

#pragma warning disable CA1852 // the runtime derives the proxy from it
    class Context : DispatchProxy
    {
        public CancellationToken Stopping { get; set; }

        public RawMessage? Message { get; set; }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name switch
        {
            "get_Message" => Message,
            "get_CancellationToken" => Stopping,
            "get_ReceiveContext" => Create<ReceiveContext, Context>(),
            "get_TransportHeaders" => Create<Headers, Context>(),
            "TryGetPayload" or "TryGetHeader" => false,
            _ => throw new NotSupportedException(targetMethod.Name),
        };
    }
#pragma warning restore CA1852
}
