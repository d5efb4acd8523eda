using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Session;

/// <summary>
/// A server that is too busy for a moment is waited for inside a list, whose pages so far would be lost otherwise. Longer waits are left to whoever asks again
/// as a whole.
/// </summary>
sealed class ShortWaits(TimeLeft? time, TimeProvider clock)
{
    const int Most = 3;
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    int _waited;

    /// <summary>Waits for as long as the server asks; false when it asks for too long, too often, or for something else.</summary>
    public async Task<bool> TryAsync(SourceFailureException failure, CancellationToken cancellationToken)
    {
        if (failure is not { Outcome: Outcome.Throttled, Wait: { } wait } || wait > Longest || wait >= (time?.Left ?? TimeSpan.MaxValue) || _waited == Most)
            return false;
        _waited++;
        await Task.Delay(wait, clock, cancellationToken);
        return true;
    }
}
