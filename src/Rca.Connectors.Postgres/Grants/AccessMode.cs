namespace Rca.Connectors.Postgres.Grants;

/// <summary>How the connector sees what other sessions do.</summary>
public enum AccessMode
{
    /// <summary>As a member of pg_read_all_stats, if it is one.</summary>
    Minimal,

    /// <summary>Through functions that return numbers only; it cannot read the text of a statement.</summary>
    Hardened,
}
