using Rca.Core.Planning;
using Rca.Core.Stores;

namespace Rca.Tests.Storage;

static class StoreExtensions
{
    /// <summary>Adds a plan that shares nothing.</summary>
    public static Task<StoredPlan> AddPlanAsync(this IIncidentStore store, Plan plan, TimeSpan timeToSeal, CancellationToken cancellationToken) =>
        store.AddPlanAsync(plan, new PlanTerms(timeToSeal, TimeSpan.Zero, new HashSet<string>(StringComparer.Ordinal)), cancellationToken);
}
