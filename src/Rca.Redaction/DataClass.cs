namespace Rca.Redaction;

/// <summary>What a declared field may reveal, and so what becomes of it.</summary>
public enum DataClass
{
    /// <summary>A closed form (number, boolean, timestamp, enum, digest): kept when it has that form.</summary>
    Operational,

    /// <summary>A name of a thing: kept when the caller's allowlist has it, else pseudonymised.</summary>
    Identifier,

    /// <summary>A name of a person: always pseudonymised.</summary>
    Person,

    /// <summary>Text somebody wrote: scanned, bounded and marked untrusted.</summary>
    FreeText,

    /// <summary>Never leaves: dropped and counted.</summary>
    Never,
}
