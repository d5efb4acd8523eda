using Rca.Contracts;
using Rca.Core.Configuration;
using Rca.Core.Messaging;
using Rca.Core.Planning;
using Rca.Core.Stores;
using Rca.Pipeline.Intake;

namespace Rca.Pipeline.Roles;

/// <summary>Stores the plan of an incident, then sends its commands.</summary>
sealed partial class PlannerHandler(
    Planner planner,
    BudgetConfiguration budgets,
    IIncidentStore store,
    CommandSender sender,
    ILogger<PlannerHandler> logger) : IMessageHandler<IncidentReported>
{
    public async Task HandleAsync(IncidentReported message, CancellationToken cancellationToken)
    {
        PlainIncident.RefuseUnredacted(message);
        var plan = planner.PlanFor(message, await store.NowAsync(cancellationToken));
        var stored = await store.AddPlanAsync(plan, budgets.Deadline, cancellationToken);
        if (stored.IsSealed) return;
        Log.Planned(logger, stored.Plan.IncidentId, stored.Plan.PlanId, stored.Plan.Items.Count);
        await sender.SendAsync(stored.Plan.PlanId, cancellationToken);
    }

    static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "planned {Incident} as {Plan}: {Items} items")]
        public static partial void Planned(ILogger logger, string incident, string plan, int items);
    }
}
