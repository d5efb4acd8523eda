namespace Rca.Contracts;

/// <summary>The form that the value of a declared field has in JSON.</summary>
public enum FieldForm
{
    /// <summary>A finite number, or a <see cref="Quantity"/> that is not exactly known.</summary>
    Number,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>An RFC 3339 timestamp.</summary>
    Timestamp,

    /// <summary>One word of the closed set that the declaration lists.</summary>
    Enum,

    /// <summary>A digest in hexadecimal, with or without the name of its algorithm.</summary>
    Digest,

    /// <summary>A string.</summary>
    Text,

    /// <summary>A string that holds one JSON document. It is walked as one when it is redacted, and withheld when it is none.</summary>
    Json,

    /// <summary>A string that holds YAML documents. They are walked as such when they are redacted, and withheld when there is none.</summary>
    Yaml,
}
