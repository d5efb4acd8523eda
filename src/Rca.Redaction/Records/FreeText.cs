using Rca.Redaction.Scanning;

namespace Rca.Redaction.Records;

/// <summary>Free text as it may leave.</summary>
sealed record FreeText(ScrubbedText Scrubbed, bool Truncated);
