namespace Rca.Pipeline.Intake;

/// <summary>What the envelope of a message says, where the message itself does not.</summary>
/// <param name="Sender">Who sends it.</param>
/// <param name="DedupKey">What names the incident.</param>
/// <param name="StartsAt">When it started.</param>
/// <param name="IsStartCertain">Whether a message that is delivered again has the same start.</param>
readonly record struct MessageDefaults(string Sender, string DedupKey, DateTimeOffset StartsAt, bool IsStartCertain);
