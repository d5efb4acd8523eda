using MassTransit;

namespace Rca.Benchmarks.Pipeline;

/// <summary>Takes a message and counts it.</summary>
public sealed class CountingConsumer(Counted counted) : IConsumer<Bare>
{
    public Task Consume(ConsumeContext<Bare> context)
    {
        counted.Add();
        return Task.CompletedTask;
    }
}
