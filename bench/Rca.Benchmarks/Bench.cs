using Rca.Contracts;
using Rca.Core.Collecting;
using Rca.Core.Configuration;
using Rca.Core.Sealing;
using Rca.Core.Signing;

namespace Rca.Benchmarks;

/// <summary>What the benchmarks of the wrapper share.</summary>
static class Bench
{
    public static CollectEvidence Command { get; } = new(
        "cmd-1", "plan-1", "inc-1", "bench", "bench.things", new Dictionary<string, string>(StringComparer.Ordinal), new Window(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch),
        (int)TimeSpan.FromMinutes(10).TotalMilliseconds, DateTimeOffset.UnixEpoch);

    public static EvidenceSealer Sealer() => new(SealingKey.Create().PublicKey, new Dictionary<string, SigningKey>(StringComparer.Ordinal) { ["bench"] = SigningKey.Create() });

    public static CollectedSource Source(IConnector connector)
    {
        var root = RootSection.Parse("rca.yaml", "sources: [{ name: bench, connector: bench, allowedScopes: [{}] }]");
        return new CollectedSource(SourceReader.Read(root, connectors: null)["bench"], connector);
    }
}
