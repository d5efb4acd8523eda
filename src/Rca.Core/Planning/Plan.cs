using Rca.Contracts;

namespace Rca.Core.Planning;

/// <summary>The evidence that is expected for an incident. An incident has one plan: the first that is stored.</summary>
/// <param name="PlanId">Digest over incident, configuration and items.</param>
/// <param name="IncidentId">The incident.</param>
/// <param name="Incident">What was reported, as it passed redaction.</param>
/// <param name="Window">The stretch of time wanted.</param>
/// <param name="ConfigurationDigest">Digest of the sources and routes that the plan follows from.</param>
/// <param name="Items">The items, ordered by source, capability and scope.</param>
/// <param name="UnroutedAlerts">Alerts of the incident that no route wants.</param>
/// <param name="DroppedAlerts">Alerts of the incident that a route drops.</param>
public sealed record Plan(
    string PlanId,
    string IncidentId,
    IncidentReported Incident,
    Window Window,
    string ConfigurationDigest,
    IReadOnlyList<PlanItem> Items,
    int UnroutedAlerts = 0,
    int DroppedAlerts = 0);
