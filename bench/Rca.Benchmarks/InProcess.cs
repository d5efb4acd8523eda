using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Rca.Benchmarks;

/// <summary>In this process: the projects that the usual toolchain generates know neither the artifacts layout nor the lock files.</summary>
static class InProcess
{
    public static IConfig Config { get; } = DefaultConfig.Instance
        .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance))
        .AddColumn(StatisticColumn.Min)
        .AddDiagnoser(MemoryDiagnoser.Default);
}
