using Rca.Contracts;

namespace Rca.Core.Collecting;

/// <summary>
/// One command's part in the probing of its source. It begins beside the collection once the source has answered: one that is full, throttled or away is not asked
/// a second time. It ends within the command's time budget.
/// </summary>
sealed class AccessProbe(Func<Ledger, TimeSpan, Task<Access?>> report, TimeSpan timeBudget, TimeProvider clock, CancellationToken stopping)
{
    /// <summary>How long a connector that does not heed its token is waited for.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(500);

    // What a person waits longer for than evidence takes is not worth it here: 'rca sources probe' waits.
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    readonly long _began = clock.GetTimestamp();
    readonly Ledger _ledger = new();
    Task<Access?>? _report;

    TimeSpan Left => timeBudget - clock.GetElapsedTime(_began) is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

    /// <summary>Asks, once.</summary>
    public void Start()
    {
        if (_report is null && Left > TimeSpan.Zero) _report = report(_ledger, Left < Longest ? Left : Longest);
    }

    /// <summary>The closing with the report, if it came in time, and with the requests that it took.</summary>
    public async Task<Closing> AddToAsync(Closing closing)
    {
        if (HasAnswered(closing)) Start();
        if (_report is null) return closing;
        Access? access = null;
        try
        {
            access = await _report.WaitAsync(Left + Grace, clock, stopping);
        }
        catch (TimeoutException)
        {
            // Another command's probe, which this one has no more time to wait for.
        }

        return closing with { Access = access, Ledger = [.. closing.Ledger, .. _ledger.Entries], LedgerElided = closing.LedgerElided + _ledger.Elided };
    }

    // Our own guard may refuse before anything was asked, or because of what the source answered.
    static bool HasAnswered(Closing closing) => closing.Outcome is Outcome.Refused
        ? LedgerProof.Permitted(closing.Ledger) > 0
        : closing.Outcome is Outcome.Collected or Outcome.Empty or Outcome.Truncated or Outcome.Forbidden or Outcome.NotFound or Outcome.Unsupported or Outcome.Expired;
}
