namespace Rca.Redaction.Documents;

/// <summary>What a line may be to a YAML document that stands among other lines.</summary>
enum YamlLine
{
    /// <summary>Neither opens nor continues one.</summary>
    Ends,

    /// <summary>May stand within one.</summary>
    Continues,

    /// <summary>May be the first of one.</summary>
    Opens,
}
