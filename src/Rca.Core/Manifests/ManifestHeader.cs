using Rca.Contracts;

namespace Rca.Core.Manifests;

/// <summary>The incident, the plan and what is missing.</summary>
/// <param name="IncidentId">The incident.</param>
/// <param name="Incident">What was reported, as it passed redaction.</param>
/// <param name="PlanId">The plan.</param>
/// <param name="Window">The stretch of time that was wanted.</param>
/// <param name="ConfigurationDigest">Digest of the sources and routes that the plan follows from.</param>
/// <param name="Completeness">How much of the plan is here.</param>
/// <param name="Gaps">What is not here, and why.</param>
/// <param name="Access">What each source let its collector see, in the order of their names; null when no report came.</param>
/// <param name="Timeline">When what happened, over all sources; null in a manifest that was made before there was one.</param>
public sealed record ManifestHeader(
    string IncidentId,
    IncidentReported Incident,
    string PlanId,
    Window Window,
    string ConfigurationDigest,
    Completeness Completeness,
    IReadOnlyList<Gap> Gaps,
    IReadOnlyList<SourceAccess>? Access = null,
    Timeline? Timeline = null);
