using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace Rca.Pipeline.Doors;

/// <summary>
/// How much one address may read, before its token is looked at, so that tokens are not guessed fast either. Reports have no such limit: Alertmanager gives
/// a notification up at a 4xx.
/// </summary>
sealed class ReadLimit(int perSecond) : IEndpointFilter, IDisposable
{
    /// <summary>Seconds' worth that may come at once: whoever follows a manifest to its evidence asks in bursts.</summary>
    public const int Burst = 10;

    readonly PartitionedRateLimiter<IPAddress> _callers = PartitionedRateLimiter.Create<IPAddress, IPAddress>(address => RateLimitPartition.GetTokenBucketLimiter(
        Network(address), _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = perSecond * Burst,
            TokensPerPeriod = perSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        }));

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        using var lease = _callers.AttemptAcquire(context.HttpContext.Connection.RemoteIpAddress ?? IPAddress.None);
        if (lease.IsAcquired) return await next(context);
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var time) ? Math.Max(1, (int)Math.Ceiling(time.TotalSeconds)) : 1;
        context.HttpContext.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
        return Problems.Of(429, "too many requests", $"more than doors.readsPerSecond ({perSecond}) from this address: wait as long as Retry-After says");
    }

    public void Dispose() => _callers.Dispose();

    /// <summary>An IPv6 caller has a whole /64 to itself.</summary>
    internal static IPAddress Network(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return address;
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes);
    }
}
