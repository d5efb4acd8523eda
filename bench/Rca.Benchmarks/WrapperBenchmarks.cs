using BenchmarkDotNet.Attributes;
using Rca.Core.Collecting;

namespace Rca.Benchmarks;

/// <summary>A collection of 4,000 items, bare and with everything around it except sealing. Per item.</summary>
public class WrapperBenchmarks
{
    const int Items = 4_000;
    readonly BenchConnector _connector = new(Items, new string('x', 100));
    readonly Collection _collection;

    public WrapperBenchmarks() => _collection = Collection.Of(Bench.Source(_connector), new CollectionBudget(), TimeProvider.System, Random.Shared.NextDouble);

    [Benchmark(Baseline = true, OperationsPerInvoke = Items)]
    public async Task<int> Bare()
    {
        var items = 0;
        await foreach (var _ in _connector.CollectAsync(null!, default)) items++;
        return items;
    }

    [Benchmark(OperationsPerInvoke = Items)]
    public async Task<int> Wrapped()
    {
        var closing = await _collection.RunAsync(Bench.Command, static (_, _) => Task.CompletedTask, default);
        return closing.Items == Items ? Items : throw new InvalidOperationException($"{closing}");
    }
}
