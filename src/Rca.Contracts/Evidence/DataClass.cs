namespace Rca.Contracts;

/// <summary>What a field of evidence may hold, and so how it is redacted.</summary>
public enum DataClass
{
    /// <summary>A number, a timestamp, a boolean, a word of a closed set, or a digest. Kept; a value without that form is dropped.</summary>
    Operational,

    /// <summary>The name of a workload, relation, repository and the like. Kept where configuration or the validated scope names it, else pseudonymised.</summary>
    Identifier,

    /// <summary>A login, an e-mail address, a person's name. Always pseudonymised.</summary>
    Person,

    /// <summary>Text that people or programs wrote. Scanned, and marked untrusted for whoever reads on.</summary>
    FreeText,

    /// <summary>Must not be in evidence. Dropped and counted.</summary>
    Never,
}
