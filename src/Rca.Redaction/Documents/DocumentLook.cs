namespace Rca.Redaction.Documents;

/// <summary>What a look at a document says, before it is scanned.</summary>
enum DocumentLook
{
    NoDocument,

    /// <summary>Its structure holds nothing: what its texts hold, the scanner says.</summary>
    Plain,

    /// <summary>The same, and it was not even parsed: its lines are its texts.</summary>
    Glanced,

    /// <summary>A secret by its place, a document within it, or a file.</summary>
    Structured,
}
