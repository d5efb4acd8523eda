using Rca.Bus;
using Rca.Contracts;

namespace Rca.UnitTests.Contracts.Docs;

/// <summary>One message on the broker: who sends it through which exchange, and who takes it from which queue.</summary>
/// <param name="Id">Its name in the document.</param>
/// <param name="Message">The record that is the message's body.</param>
/// <param name="Exchange">The exchange, which is durable.</param>
/// <param name="Kind">Its type.</param>
/// <param name="Sender">Who publishes it.</param>
/// <param name="Receiver">Who takes it.</param>
/// <param name="Queue">The quorum queue bound to the exchange; null where whoever wants to listen binds one of their own.</param>
/// <param name="Says">What it is for, in one sentence.</param>
sealed record Flow(string Id, Type Message, string Exchange, string Kind, string Sender, string Receiver, string? Queue, string Says)
{
    public static IReadOnlyList<Flow> All { get; } =
    [
        new("incident", typeof(IncidentReported), Entities.IncidentExchange, "fanout", "reporter", "intake", Entities.IntakeQueue,
            "An incident as its sender reports it (docs/incident.md), not redacted yet: the intake alone reads it, and keeps none that it cannot handle."),
        new("incidentReported", typeof(IncidentReported), Entities.Exchange<IncidentReported>(), "fanout", "intake", "planner", Entities.PlannerQueue,
            "An incident, its text redacted."),
        new("signedCommand", typeof(SignedCommand), Entities.Exchange<SignedCommand>(), "direct", "planner", "collector", Entities.CollectQueue("{source}"),
            "A command to the collector of one source, signed by the planner: a CollectEvidence (collect-evidence.schema.json). The routing key is the name of the source; the message's TTL is the command's time budget."),
        new("capturedEvidence", typeof(CapturedEvidence), Entities.Exchange<CapturedEvidence>(), "fanout", "collector", "redactor", Entities.RedactorQueue,
            "A part of what was captured, signed by its source and sealed to the redactor: a CapturedPart (captured-part.schema.json)."),
        new("signedEvidence", typeof(SignedEvidence), Entities.Exchange<SignedEvidence>(), "fanout", "redactor", "aggregator", Entities.AggregatorQueue,
            "The same part, redacted, signed by the redactor: an EvidenceCollected (evidence-collected.schema.json)."),
        new("manifestSealed", typeof(ManifestSealed), Entities.Exchange<ManifestSealed>(), "fanout", "aggregator", "workflow", null,
            "A manifest was sealed. Whoever wants to hear of it binds a queue of their own."),
    ];

    public bool IsRoutedBySource => Kind is "direct";
}
