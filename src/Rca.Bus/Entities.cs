using Rca.Contracts;

namespace Rca.Bus;

/// <summary>The names on the broker. They are part of the contract: changing one strands messages in flight.</summary>
public static class Entities
{
    public const string PlannerQueue = "rca-planner";
    public const string RedactorQueue = "rca-redactor";
    public const string AggregatorQueue = "rca-aggregator";

    static readonly Dictionary<Type, string> Exchanges = new()
    {
        [typeof(IncidentReported)] = "rca.incident-reported.v1",
        [typeof(CollectEvidence)] = "rca.collect-evidence.v1",
        [typeof(CapturedEvidence)] = "rca.captured-evidence.v1",
        [typeof(EvidenceCollected)] = "rca.evidence-collected.v1",
        [typeof(ManifestSealed)] = "rca.manifest-sealed.v1",
    };

    public static string CollectQueue(string source) => $"rca-collect-{source}";

    public static string Exchange<T>() => Exchanges[typeof(T)];
}
