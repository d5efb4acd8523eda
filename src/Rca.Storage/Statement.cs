namespace Rca.Storage;

/// <summary>One SQL statement with its named parameters.</summary>
readonly record struct Statement(string Sql, params (string Name, object? Value)[] Parameters)
{
    /// <summary>Whether it answers with rows. A write that does so stands last.</summary>
    public bool IsQuery => Sql.StartsWith("select", StringComparison.Ordinal);
}
