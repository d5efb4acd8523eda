namespace Rca.Redaction.Documents;

/// <summary>What a node of a document is.</summary>
enum NodeKind : byte
{
    Object,
    Array,
    String,
    Number,

    /// <summary>true, false, null, and what YAML writes for them.</summary>
    Word,

    /// <summary>A YAML alias: it stands for a node before it.</summary>
    Alias,
}
