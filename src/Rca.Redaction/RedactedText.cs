namespace Rca.Redaction;

/// <summary>A scanned text; when <see cref="Withheld"/> is set the text is empty.</summary>
public sealed record RedactedText(string Text, WithheldReason? Withheld, Receipt Receipt)
{
    /// <summary>What was replaced, in the text's order.</summary>
    public IReadOnlyList<RedactionLine> Redactions => Receipt.Redactions;
}
