namespace Rca.Redaction.Streaming;

/// <summary>A piece of what is scanned in one go: lines of text, or the texts of a document.</summary>
/// <param name="Start">Where it begins in what is scanned.</param>
/// <param name="Length">How long it is there; 0 for a document that is scrubbed by itself.</param>
/// <param name="Source">Where it begins in the lines.</param>
/// <param name="Document">Which document it is; -1 for text.</param>
readonly record struct ScanPiece(int Start, int Length, int Source, int Document)
{
    internal bool IsText => Document < 0;

    internal int End => Start + Length;
}
