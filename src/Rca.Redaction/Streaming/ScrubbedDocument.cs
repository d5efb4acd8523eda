using Rca.Redaction.Scanning;

namespace Rca.Redaction.Streaming;

/// <summary>A document found among lines: where it stands, and what becomes of it, or why nothing does.</summary>
readonly record struct ScrubbedDocument(int Start, int End, ScrubbedText? Text, WithheldReason Withheld = default);
