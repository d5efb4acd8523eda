namespace Rca.Redaction.Policies;

/// <summary>What becomes of the values of a data class.</summary>
public enum PolicyAction
{
    /// <summary>They stay as they are.</summary>
    Keep,

    /// <summary>Those on an allowlist stay; the others are pseudonymised.</summary>
    KeepKnown,

    /// <summary>A token stands for each.</summary>
    Pseudonymise,

    /// <summary>They are text: scanned, and what is found is replaced.</summary>
    Scan,

    /// <summary>They are left out and counted.</summary>
    Drop,
}
