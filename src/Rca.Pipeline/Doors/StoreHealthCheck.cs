using Microsoft.Extensions.Diagnostics.HealthChecks;
using Rca.Core.Stores;

namespace Rca.Pipeline.Doors;

sealed class StoreHealthCheck(IIncidentStore store) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await store.NowAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // The exception itself may name hosts and users.
            return HealthCheckResult.Unhealthy(e.GetType().Name);
        }
    }
}
