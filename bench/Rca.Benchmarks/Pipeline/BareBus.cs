using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace Rca.Benchmarks.Pipeline;

/// <summary>MassTransit alone: messages of the same sizes through one quorum queue of the same broker, published with confirms and taken by a consumer that does nothing.</summary>
static class BareBus
{
    public static async Task<TimeSpan> PassAsync(Uri broker, IReadOnlyList<int> sizes, CancellationToken ct)
    {
        var counted = new Counted(sizes.Count);
        var services = new ServiceCollection().AddLogging().AddSingleton(counted).AddMassTransit(x =>
        {
            x.DisableUsageTelemetry();
            x.AddConsumer<CountingConsumer>();
            x.UsingRabbitMq((context, bus) =>
            {
                bus.Host(broker);
                bus.ReceiveEndpoint("bare", e =>
                {
                    e.SetQuorumQueue(1);
                    e.ConfigureConsumer<CountingConsumer>(context);
                });
            });
        });
        await using var provider = services.BuildServiceProvider();
        var control = provider.GetRequiredService<IBusControl>();
        await control.StartAsync(ct);
        try
        {
            await control.Publish(new Bare(""), ct);
            while (counted.Value < 1) await Task.Delay(10, ct);
            counted.Reset();
            var began = TimeProvider.System.GetTimestamp();
            await Parallel.ForEachAsync(sizes, new ParallelOptions { MaxDegreeOfParallelism = 32, CancellationToken = ct }, async (size, token) => await control.Publish(new Bare(new string('x', size)), token));
            await counted.AllAsync();
            return TimeProvider.System.GetElapsedTime(began);
        }
        finally
        {
            await control.StopAsync(ct);
        }
    }
}
