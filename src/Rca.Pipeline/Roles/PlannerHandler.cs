using Rca.Contracts;
using Rca.Core;
using Rca.Core.Configuration;
using Rca.Core.Messaging;
using Rca.Core.Planning;
using Rca.Core.Stores;
using Rca.Pipeline.Hosting;
using Rca.Pipeline.Intake;

namespace Rca.Pipeline.Roles;

/// <summary>Stores the plan of an incident, then sends its commands. What a group of alerts reports again becomes part of the incident that it has.</summary>
sealed partial class PlannerHandler(
    Planner planner,
    PlanningConfiguration planning,
    IIncidentStore store,
    CommandSender sender,
    AlertMetrics metrics,
    ILogger<PlannerHandler> logger) : IMessageHandler<IncidentReported>
{
    public async Task HandleAsync(IncidentReported message, CancellationToken cancellationToken)
    {
        PlainIncident.RefuseUnredacted(message);
        if (message.ResolvedAt is not null)
        {
            await store.ResolveAsync(message, cancellationToken);
            return;
        }

        if (message.Repeats is true && await IsPartOfAnotherAsync(message, cancellationToken)) return;
        var plan = planner.PlanFor(message, await store.NowAsync(cancellationToken));
        if (await StoreAsync(plan, cancellationToken) is not { } stored) return;
        // The plan that is stored is the first: what comes again is not counted again.
        if (string.Equals(stored.Plan.PlanId, plan.PlanId, StringComparison.Ordinal)) Count(plan);
        if (stored.IsSealed) return;
        Log.Planned(logger, stored.Plan.IncidentId, stored.Plan.PlanId, stored.Plan.Items.Count);
        await sender.SendAsync(stored.Plan.PlanId, cancellationToken);
        foreach (var source in stored.Plan.Items.Select(i => i.Source).Distinct(StringComparer.Ordinal)) await sender.AdmitAsync(source, cancellationToken);
    }

    async Task<StoredPlan?> StoreAsync(Plan plan, CancellationToken cancellationToken)
    {
        try
        {
            return await store.AddPlanAsync(plan, Terms, cancellationToken);
        }
        catch (IncidentDeletedException)
        {
            Log.Deleted(logger, plan.IncidentId);
            return null;
        }
    }

    PlanTerms Terms => new(planning.Budgets.Deadline, planning.Budgets.Freshness, planning.Capped.Keys.ToHashSet(StringComparer.Ordinal)) { LateEvidence = planning.Budgets.LateEvidence };

    async Task<bool> IsPartOfAnotherAsync(IncidentReported report, CancellationToken cancellationToken)
    {
        var (own, incident) = (Identity.Incident(report), await store.EnterAsync(report, planning.Budgets.ReopenAfter, cancellationToken));
        if (string.Equals(own, incident, StringComparison.Ordinal)) return false;
        Log.Updated(logger, own, incident);
        return true;
    }

    void Count(Plan plan)
    {
        metrics.Count(plan.DroppedAlerts, plan.UnroutedAlerts);
        if (plan.DroppedAlerts > 0) Log.Dropped(logger, plan.IncidentId, plan.DroppedAlerts);
        if (plan.UnroutedAlerts > 0) Log.Unrouted(logger, plan.IncidentId, plan.UnroutedAlerts);
    }

    static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "planned {Incident} as {Plan}: {Items} items")]
        public static partial void Planned(ILogger logger, string incident, string plan, int items);

        [LoggerMessage(2, LogLevel.Information, "{Alerts} alerts of {Incident} are dropped by a route")]
        public static partial void Dropped(ILogger logger, string incident, int alerts);

        [LoggerMessage(3, LogLevel.Warning, "{Alerts} alerts of {Incident} are wanted by no route: nothing is collected for them")]
        public static partial void Unrouted(ILogger logger, string incident, int alerts);

        [LoggerMessage(5, LogLevel.Information, "{Incident} was sealed and has been deleted: it is not collected for again")]
        public static partial void Deleted(ILogger logger, string incident);

        [LoggerMessage(4, LogLevel.Information, "{Report} is part of {Incident}: its group has not been resolved for long enough")]
        public static partial void Updated(ILogger logger, string report, string incident);
    }
}
