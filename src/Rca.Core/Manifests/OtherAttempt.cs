using Rca.Contracts;

namespace Rca.Core.Manifests;

/// <summary>An attempt at a command whose evidence did not enter the manifest. What it asked of the source is accounted for all the same.</summary>
/// <param name="Attempt">Its id.</param>
/// <param name="LedgerLost">True when it died before it closed: what it asked of the source is not known.</param>
/// <param name="Outcome">How it closed; null when it never did.</param>
/// <param name="Ledger">Every request that it made to the source, in the order in which they began; null when the ledger is lost.</param>
/// <param name="LedgerElided">Requests that were made and are not in <paramref name="Ledger"/>, which is bounded.</param>
public sealed record OtherAttempt(
    string Attempt, bool LedgerLost, Outcome? Outcome = null, IReadOnlyList<LedgerEntry>? Ledger = null, int LedgerElided = 0);
