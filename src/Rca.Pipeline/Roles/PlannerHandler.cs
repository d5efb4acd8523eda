using Rca.Contracts;
using Rca.Core.Configuration;
using Rca.Core.Messaging;
using Rca.Core.Planning;
using Rca.Core.Stores;
using Rca.Pipeline.Hosting;
using Rca.Pipeline.Intake;

namespace Rca.Pipeline.Roles;

/// <summary>Stores the plan of an incident, then sends its commands.</summary>
sealed partial class PlannerHandler(
    Planner planner,
    BudgetConfiguration budgets,
    IIncidentStore store,
    CommandSender sender,
    AlertMetrics metrics,
    ILogger<PlannerHandler> logger) : IMessageHandler<IncidentReported>
{
    public async Task HandleAsync(IncidentReported message, CancellationToken cancellationToken)
    {
        PlainIncident.RefuseUnredacted(message);
        var plan = planner.PlanFor(message, await store.NowAsync(cancellationToken));
        var stored = await store.AddPlanAsync(plan, budgets.Deadline, cancellationToken);
        // The plan that is stored is the first: what comes again is not counted again.
        if (string.Equals(stored.Plan.PlanId, plan.PlanId, StringComparison.Ordinal)) Count(plan);
        if (stored.IsSealed) return;
        Log.Planned(logger, stored.Plan.IncidentId, stored.Plan.PlanId, stored.Plan.Items.Count);
        await sender.SendAsync(stored.Plan.PlanId, cancellationToken);
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
    }
}
