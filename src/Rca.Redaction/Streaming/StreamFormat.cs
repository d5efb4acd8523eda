namespace Rca.Redaction;

/// <summary>What a stream holds.</summary>
public enum StreamFormat
{
    /// <summary>Lines of text; JSON and YAML documents among them are recognised and walked.</summary>
    Text,

    /// <summary>JSON documents, one behind the other. What does not parse is withheld.</summary>
    Json,

    /// <summary>One YAML stream. What does not parse is withheld.</summary>
    Yaml,
}
