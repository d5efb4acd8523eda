using System.Globalization;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.GitHub.Limits;

/// <summary>
/// What one identity may still ask, shared by all collections of this process. A part of each hour is left to whoever else uses the identity.
/// Safe for concurrent use.
/// </summary>
sealed class Quota(int reservePercent, TimeProvider clock) : IDisposable
{
    // GitHub's own advice, for its secondary limit.
    const int AtOnce = 10;

    readonly Lock _gate = new();
    readonly SemaphoreSlim _places = new(AtOnce);
    readonly Dictionary<LimitedResource, Standing> _standings = [];
    readonly Dictionary<LimitedResource, int> _underWay = [];

    /// <summary>What is known of a resource in this hour.</summary>
    public Standing? Find(LimitedResource resource)
    {
        lock (_gate) return Current(resource);
    }

    /// <summary>Somebody else's word, or GitHub's own.</summary>
    public void Note(LimitedResource resource, Standing standing)
    {
        lock (_gate) _standings[resource] = _standings.TryGetValue(resource, out var known) ? known.With(standing) : standing;
    }

    /// <summary>Another identity: what was known is not about it.</summary>
    public void Forget()
    {
        lock (_gate) _standings.Clear();
    }

    /// <summary>A place for one request; given back when it was answered.</summary>
    /// <exception cref="SourceFailureException">The request would take of the reserve.</exception>
    public async Task<IDisposable> EnterAsync(LimitedResource resource, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken);
        try
        {
            lock (_gate)
            {
                var underWay = _underWay.GetValueOrDefault(resource);
                if (Current(resource) is { } standing && standing.Remaining - underWay <= standing.Limit * reservePercent / 100) throw Refused(standing);
                _underWay[resource] = underWay + 1;
            }
        }
        catch
        {
            _places.Release();
            throw;
        }

        return new Place(this, resource);
    }

    public void Dispose() => _places.Dispose();

    Standing? Current(LimitedResource resource) => _standings.TryGetValue(resource, out var standing) && standing.Reset > clock.GetUtcNow() ? standing : null;

    SourceFailureException Refused(Standing standing) => SourceFailureException.Throttled(
        "quota-reserve",
        string.Create(CultureInfo.InvariantCulture,
            $"{standing.Remaining} of {standing.Limit} requests are left until {UtcTimeJsonConverter.Format(standing.Reset)}, and {reservePercent} % are left to others (quotaReserve)"),
        standing.Reset - clock.GetUtcNow());

    sealed class Place(Quota quota, LimitedResource resource) : IDisposable
    {
        public void Dispose()
        {
            lock (quota._gate) quota._underWay[resource]--;
            quota._places.Release();
        }
    }
}
