using Rca.Contracts;
using Rca.Core.Planning;
using Rca.Core.Stores;

namespace Rca.Storage;

/// <summary>The statements that a plan and a part of its evidence become.</summary>
static class PlanStatements
{
    // What the source itself answered. What we could not do may come right the next time.
    static readonly Outcome[] Usable =
        [Outcome.Collected, Outcome.Empty, Outcome.Truncated, Outcome.NotFound, Outcome.Expired, Outcome.Unsupported, Outcome.Forbidden];

    public static IReadOnlyList<Statement> Add(Plan plan, PlanTerms terms) =>
    [
        new(Statements.AddPlannedIncident, ("incident", plan.IncidentId), ("document", SqlIncidentStore.Write(plan.Incident))),
        new(
            Statements.AddPlan,
            [
                ("plan", plan.PlanId),
                ("incident", plan.IncidentId),
                ("document", SqlIncidentStore.Write(plan)),
                ("timeToSeal", terms.TimeToSeal),
                ("windowFrom", plan.Window.From),
                ("windowTo", plan.Window.To),
                ("freshness", terms.Freshness),
                ("late", terms.LateEvidence),
                ("ready", plan.Items.All(item => item.Refusal is not null)),
                .. Wanted(plan, terms),
            ]),
        .. plan.Items.SelectMany((item, position) => AddItem(plan, item, position, terms)),
        .. Follow(plan),
        .. plan.Incident.Alerts.Select(a => a.Fingerprint).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(f => new Statement(Statements.AddFingerprint, ("fingerprint", f), ("incident", plan.IncidentId))),
        new(Statements.FindPlan, ("incident", plan.IncidentId)),
    ];

    /// <summary>Lets go of what was collected for a plan, if nobody can share it any more.</summary>
    public static IReadOnlyList<Statement> Forget(string plan) =>
    [
        new(SharingStatements.LockLed, ("plan", plan)),
        new(Statements.LockPlan, ("plan", plan)),
        new(SharingStatements.Forget, ("plan", plan)),
        new(SharingStatements.ForgetParts, ("plan", plan)),
        new(SharingStatements.ForgetLed, ("plan", plan)),
    ];

    /// <summary>Lets one of those that waited for a collection that will not come ask itself.</summary>
    public static IReadOnlyList<Statement> TakeOver(string command, string heir, Plan plan)
    {
        (string, object?)[] parameters = [("command", command), ("heir", heir), ("plan", plan.PlanId), ("document", Shared(plan, heir))];
        return [new(SharingStatements.Inherit, parameters[..2]), new(SharingStatements.LeadAnew, parameters), new(SharingStatements.FollowHeir, parameters)];
    }

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
            ("usable", part.Closing is { } closing && Usable.Contains(closing.Outcome)),
            ("document", SqlIncidentStore.Write(part)),
        ];
        return
        [
            new(SharingStatements.LockCollection, parameters),
            new(Statements.LockPlan, parameters),
            new(SharingStatements.LockFollowers, parameters),
            new(Statements.AddPart, parameters),
            new(RevisionStatements.CountClosings, parameters),
            new(Statements.AnswerItem, parameters),
            new(SharingStatements.AnswerFollowers, parameters),
            new(SharingStatements.EndCollection, parameters),
            new(Statements.MakeReady, parameters),
            new(SharingStatements.MakeFollowersReady, parameters),
            new(Statements.RecordedState, parameters),
        ];
    }

    static IEnumerable<Statement> AddItem(Plan plan, PlanItem item, int position, PlanTerms terms)
    {
        if (item.Collection is { } collection)
            yield return new(
                SharingStatements.Lead,
                [("collection", collection), ("command", item.CommandId), ("plan", plan.PlanId), ("document", Shared(plan, item.CommandId)), .. Wanted(plan, terms)]);
        yield return new(
            Statements.AddPlanItem,
            ("command", item.CommandId),
            ("plan", plan.PlanId),
            ("position", position),
            ("source", item.Source),
            ("collection", item.Collection),
            ("capped", item.Refusal is null && terms.Capped.Contains(item.Source)),
            ("document", item.Refusal is null ? SqlIncidentStore.Write(Command(plan, item)) : null));
    }

    static IEnumerable<Statement> Follow(Plan plan) => plan.Items.All(item => item.Collection is null)
        ? []
        :
        [
            new(SharingStatements.LockLeaders, ("plan", plan.PlanId)),
            new(SharingStatements.Unfollow, ("plan", plan.PlanId)),
            new(SharingStatements.AnswerFollowing, ("plan", plan.PlanId)),
            new(Statements.MakeReady, ("plan", plan.PlanId)),
        ];

    // A collection may begin later and end earlier than the plan's own would, by as much as it may be older.
    static (string, object?)[] Wanted(Plan plan, PlanTerms terms) =>
        [("wantedFrom", plan.Window.From + terms.Freshness), ("wantedTo", plan.Window.To - terms.Freshness)];

    static string Shared(Plan plan, string command) => SqlIncidentStore.Write(new Collection(command, plan.PlanId, plan.Window));

    // The deadline is the plan row's: only the store's clock knows it.
    static CollectEvidence Command(Plan plan, PlanItem item) => new(
        item.CommandId, plan.PlanId, plan.IncidentId, item.Source, item.Capability, item.Scope, plan.Window, item.TimeBudgetMs, Deadline: default);
}
