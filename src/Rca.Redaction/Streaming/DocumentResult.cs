using Rca.Redaction.Scanning;

namespace Rca.Redaction.Streaming;

/// <summary>What became of a document: nothing had to change, or its redacted text, or why it is withheld, or that it is text after all.</summary>
readonly record struct DocumentResult(bool IsKnown, ScrubbedText? Text = null, WithheldReason? Withheld = null, bool IsText = false)
{
    internal bool IsUnchanged => Text is null && Withheld is null && !IsText;
}
