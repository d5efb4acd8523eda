using Rca.Contracts;
using Rca.Core.Planning;

namespace Rca.Pipeline.Output;

/// <summary>What an incident would get. Where it is not planned at all, every alert is dropped.</summary>
sealed record Explanation(
    string IncidentId,
    bool IsPlanned,
    Window Window,
    IReadOnlyList<ExplainedAlert> Alerts,
    IReadOnlyList<PlanItem> Items,
    int DroppedAlerts,
    int UnroutedAlerts,
    int TruncatedAlerts,
    long DeadlineMs,
    PolicyUsed RedactionPolicy);
