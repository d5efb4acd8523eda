using Rca.Contracts;

namespace Rca.Bus;

/// <summary>The names on the broker. They are part of the contract: changing one strands messages in flight.</summary>
public static class Entities
{
    public const string IntakeQueue = "rca-intake";
    public const string PlannerQueue = "rca-planner";
    public const string RedactorQueue = "rca-redactor";
    public const string AggregatorQueue = "rca-aggregator";

    /// <summary>Where anyone may put an incident as plain JSON. It is not redacted yet, so only the intake reads it.</summary>
    public const string IncidentExchange = "rca.incident.v1";

    /// <summary>Where the broker itself puts a message that it has delivered too often, each to the error queue of its own queue.</summary>
    public const string DeadLetterExchange = "rca.dead-letter.v1";

    static readonly Dictionary<Type, string> Exchanges = new()
    {
        [typeof(IncidentReported)] = "rca.incident-reported.v1",
        [typeof(SignedCommand)] = "rca.collect-evidence.v1",
        [typeof(CapturedEvidence)] = "rca.captured-evidence.v1",
        [typeof(SignedEvidence)] = "rca.evidence-collected.v1",
        [typeof(ManifestSealed)] = "rca.manifest-sealed.v1",
    };

    public static string CollectQueue(string source) => $"rca-collect-{source}";

    public static string Exchange<T>() => Exchanges[typeof(T)];

    /// <summary>Every exchange that a type of message has of its own.</summary>
    internal static IEnumerable<string> TypeExchanges => Exchanges.Values;

    /// <summary>Where what was tried in vain rests.</summary>
    public static string ErrorQueue(string queue) => $"{queue}{ErrorSuffix}";

    /// <summary>Where what is tried again later waits.</summary>
    public static string WaitQueue(string queue) => $"{queue}_wait";

    public static bool IsErrorQueue(string queue) => queue.EndsWith(ErrorSuffix, StringComparison.Ordinal);

    const string ErrorSuffix = "_error";
}
