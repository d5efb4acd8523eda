using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Rca.Contracts;
using Rca.Core.Collecting;
using Rca.Core.Messaging;

namespace Rca.Benchmarks;

/// <summary>The memory of a collector, sealing included, while its connector streams 1 GB under a budget of 64 MB.</summary>
static class StreamMemory
{
    const int ItemBytes = 64 * 1024;
    const long Megabyte = 1024 * 1024;
    const int Samples = 10;

    public static async Task<int> RunAsync()
    {
        var streamed = 0;
        var seen = new List<double>();
        var connector = new BenchConnector((int)(1024 * Megabyte / ItemBytes), new string('x', ItemBytes), new CollectionBudget(Items: int.MaxValue, Bytes: 64 * Megabyte), number =>
        {
            streamed = number + 1;
            if (streamed % (1024 * Megabyte / ItemBytes / Samples) != 0) return;
            // What is alive, not what the collector of garbage has not got round to.
            seen.Add(GC.GetTotalMemory(forceFullCollection: true) / (double)Megabyte);
        });
        var sink = new Sink();
        var handler = new CollectorHandler(
            new Dictionary<string, CollectedSource>(StringComparer.Ordinal) { ["bench"] = Bench.Source(connector) },
            Bench.Sealer(), sink,
            static () => "attempt-1", new StillClock(), NullLogger<CollectorHandler>.Instance, Random.Shared.NextDouble);
        await handler.HandleAsync(Bench.Command, default);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"streamed {streamed * (long)ItemBytes / Megabyte} MiB, published {sink.Bytes / Megabyte} MiB in {sink.Messages} messages"));
        Console.WriteLine($"live MiB at each tenth: {string.Join(", ", seen.Select(m => m.ToString("F1", CultureInfo.InvariantCulture)))}");
        return 0;
    }

    sealed class Sink : IMessagePublisher
    {
        public long Bytes { get; private set; }

        public int Messages { get; private set; }

        public Task PublishAsync<T>(T message, Guid messageId, CancellationToken cancellationToken, TimeSpan? timeToLive = null) where T : class
        {
            (Bytes, Messages) = (Bytes + ((CapturedEvidence)(object)message).Sealed.Length, Messages + 1);
            return Task.CompletedTask;
        }
    }
}
