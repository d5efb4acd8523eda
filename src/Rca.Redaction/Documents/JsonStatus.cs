namespace Rca.Redaction.Documents;

/// <summary>What is known of a text that may be a JSON object or array, line after line.</summary>
enum JsonStatus
{
    /// <summary>It is none.</summary>
    Not,

    /// <summary>It is the beginning of one.</summary>
    Incomplete,

    /// <summary>It is one, and only blanks follow to the end of its last line.</summary>
    Complete,
}
