namespace Rca.Redaction;

/// <summary>The form a declared field's value must have.</summary>
public enum FieldForm
{
    /// <summary>A JSON number, or one of <c>{"unknown": word}</c>, <c>{"atLeast": n}</c>, <c>{"atMost": n}</c>.</summary>
    Number,

    /// <summary>A JSON boolean.</summary>
    Boolean,

    /// <summary>An RFC 3339 date-time.</summary>
    Timestamp,

    /// <summary>One of the values the rule lists.</summary>
    Enum,

    /// <summary>A labelled digest, or a bare git object id of 40 or 64 hex digits.</summary>
    Digest,

    /// <summary>Any string; never allowed for an operational field.</summary>
    Text,

    /// <summary>A string that holds one JSON document: walked as one, and withheld when it is none.</summary>
    Json,

    /// <summary>A string that holds YAML documents: walked as such, and withheld when it holds none.</summary>
    Yaml,
}
