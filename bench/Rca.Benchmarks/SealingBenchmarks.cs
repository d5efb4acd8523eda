using BenchmarkDotNet.Attributes;
using Rca.Contracts;
using Rca.Core.Collecting;
using Rca.Core.Sealing;

namespace Rca.Benchmarks;

/// <summary>One message, signed and sealed: the smallest, and one as full as the collector makes them.</summary>
public class SealingBenchmarks
{
    const int ItemBytes = 1024;
    readonly EvidenceSealer _sealer = Bench.Sealer();
    CapturedPart _part = null!;

    [Params(1, 384)]
    public int Kibibytes { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var fields = EvidenceKind.Write(new BenchEvidence(1, DateTimeOffset.UnixEpoch, "checkout", new string('x', ItemBytes - 100), true, null));
        _part = new CapturedPart(Bench.Command, "attempt-1", 0, [.. Enumerable.Repeat(new CapturedEvidenceItem("bench.thing/1", DateTimeOffset.UnixEpoch, fields), Kibibytes)]);
    }

    [Benchmark]
    public CapturedEvidence Seal() => _sealer.Seal(_part);
}
