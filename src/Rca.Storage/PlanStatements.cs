using Rca.Contracts;
using Rca.Core.Planning;

namespace Rca.Storage;

/// <summary>The statements that a plan and a part of its evidence become.</summary>
static class PlanStatements
{
    public static IReadOnlyList<Statement> Add(Plan plan, TimeSpan timeToSeal) =>
    [
        new(Statements.AddPlannedIncident, ("incident", plan.IncidentId), ("document", SqlIncidentStore.Write(plan.Incident))),
        new(
            Statements.AddPlan,
            ("plan", plan.PlanId),
            ("incident", plan.IncidentId),
            ("document", SqlIncidentStore.Write(plan)),
            ("timeToSeal", timeToSeal),
            ("ready", plan.Items.All(item => item.Refusal is not null))),
        .. plan.Items.Select((item, position) => AddItem(plan, item, position)),
        .. plan.Incident.Alerts.Select(a => a.Fingerprint).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(f => new Statement(Statements.AddFingerprint, ("fingerprint", f), ("incident", plan.IncidentId))),
        new(Statements.FindPlan, ("incident", plan.IncidentId)),
    ];

    // The plan's row comes first in every transaction that writes below it: parts and the seal of one plan wait for each other.
    public static IReadOnlyList<Statement> Record(EvidenceCollected part)
    {
        (string, object?)[] parameters =
        [
            ("plan", part.PlanId),
            ("command", part.CommandId),
            ("source", part.Source),
            ("attempt", part.Attempt),
            ("sequence", part.Sequence),
            ("closes", part.Closing is not null),
            ("document", SqlIncidentStore.Write(part)),
        ];
        return
        [
            new(Statements.LockPlan, parameters),
            new(Statements.AddPart, parameters),
            new(Statements.AnswerItem, parameters),
            new(Statements.MakeReady, parameters),
            new(Statements.RecordedState, parameters),
        ];
    }

    static Statement AddItem(Plan plan, PlanItem item, int position) => new(
        Statements.AddPlanItem,
        ("command", item.CommandId),
        ("plan", plan.PlanId),
        ("position", position),
        ("source", item.Source),
        ("document", item.Refusal is null ? SqlIncidentStore.Write(Command(plan, item)) : null));

    // The deadline is the plan row's: only the store's clock knows it.
    static CollectEvidence Command(Plan plan, PlanItem item) => new(
        item.CommandId, plan.PlanId, plan.IncidentId, item.Source, item.Capability, item.Scope, plan.Window, item.TimeBudgetMs, Deadline: default);
}
