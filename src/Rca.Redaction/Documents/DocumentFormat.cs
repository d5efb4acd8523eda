namespace Rca.Redaction.Documents;

/// <summary>How a document is written.</summary>
enum DocumentFormat
{
    /// <summary>One JSON value.</summary>
    Json,

    /// <summary>JSON values, one after the other, blanks between them.</summary>
    JsonSequence,

    /// <summary>A YAML stream of one or more documents.</summary>
    Yaml,
}
