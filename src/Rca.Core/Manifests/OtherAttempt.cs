using Rca.Contracts;

namespace Rca.Core.Manifests;

/// <summary>An attempt at a command that did not enter the manifest.</summary>
/// <param name="Attempt">Its id.</param>
/// <param name="LedgerLost">True when it never closed: what it asked of the source is not known.</param>
/// <param name="Outcome">How it closed; null when it never did.</param>
public sealed record OtherAttempt(string Attempt, bool LedgerLost, Outcome? Outcome = null);
