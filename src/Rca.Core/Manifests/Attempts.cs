using Rca.Contracts;

namespace Rca.Core.Manifests;

/// <summary>
/// Chooses the attempt that enters a manifest. The choice does not depend on the order of arrival: the best outcome, then the id of the attempt.
/// </summary>
static class Attempts
{
    // Earlier is better: an answer, part of an answer, then what the source said of itself, then what we could not do.
    static readonly Outcome[] Preference =
    [
        Outcome.Collected, Outcome.Empty, Outcome.Truncated, Outcome.NotFound, Outcome.Expired, Outcome.Unsupported, Outcome.Forbidden,
        Outcome.Throttled, Outcome.TimedOut, Outcome.Unreachable, Outcome.Withheld, Outcome.Refused, Outcome.Failed, Outcome.Skipped,
    ];

    public static (Attempt? Chosen, IReadOnlyList<OtherAttempt> Others) Choose(IEnumerable<EvidenceCollected> parts)
    {
        var all = parts.GroupBy(p => p.Attempt, StringComparer.Ordinal).Select(Attempt.From).OrderBy(a => a.Id, StringComparer.Ordinal).ToList();
        var chosen = all.Where(a => a.IsWhole).MinBy(a => Array.IndexOf(Preference, a.Closing!.Outcome));
        return (chosen, [.. all.Where(a => a != chosen).Select(a => new OtherAttempt(a.Id, a.Closing is null, a.Closing?.Outcome, a.Closing?.Ledger, a.Closing?.LedgerElided ?? 0))]);
    }
}
