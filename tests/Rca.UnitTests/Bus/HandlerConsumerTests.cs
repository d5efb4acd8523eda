using System.Reflection;
using MassTransit;
using Rca.Bus;
using Rca.Contracts;
using Rca.Core.Messaging;
using Xunit;

namespace Rca.UnitTests.Bus;

public sealed class HandlerConsumerTests
{
    static readonly CapturedEvidence Message = new("c", "p", "s", "a", 0, "x");

    [Fact]
    public async Task Failure_of_a_handler_leaves_without_its_text()
    {
        var scrubbed = await Assert.ThrowsAsync<ScrubbedException>(() => ConsumeAsync(new IOException("EXAMPLE-Pw-5"), stopping: false));
        Assert.DoesNotContain("EXAMPLE", scrubbed.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stop_of_the_bus_stays_a_stop() => await Assert.ThrowsAsync<OperationCanceledException>(() => ConsumeAsync(new OperationCanceledException(), stopping: true));

    static Task ConsumeAsync(Exception failure, bool stopping)
    {
        var context = DispatchProxy.Create<ConsumeContext<CapturedEvidence>, Context>();
        ((Context)(object)context).Stopping = new CancellationToken(stopping);
        return new HandlerConsumer<CapturedEvidence>(new Failing(failure)).Consume(context);
    }

    sealed class Failing(Exception failure) : IMessageHandler<CapturedEvidence>
    {
        public Task HandleAsync(CapturedEvidence message, CancellationToken cancellationToken) => Task.FromException(failure);
    }

#pragma warning disable CA1852 // the runtime derives the proxy from it
    class Context : DispatchProxy
    {
        public CancellationToken Stopping { get; set; }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name switch
        {
            "get_Message" => Message,
            "get_CancellationToken" => Stopping,
            _ => throw new NotSupportedException(targetMethod.Name),
        };
    }
#pragma warning restore CA1852
}
