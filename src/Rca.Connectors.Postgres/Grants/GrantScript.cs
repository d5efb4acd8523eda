using System.Reflection;
using Rca.Core.Collecting;

namespace Rca.Connectors.Postgres.Grants;

/// <summary>The SQL that a DBA reads and runs to let the connector in. It is printed only: this program never sends it.</summary>
public static class GrantScript
{
    /// <summary>The role where none is named.</summary>
    public const string DefaultRole = "rca_reader";

    // psql's name for the database that it is connected to.
    const string Connected = "DBNAME";

    /// <summary>Why a name cannot stand in the script; null when it can.</summary>
    public static string? Problem(string name) =>
        !ScopeForm.DatabaseName.Accepts(name) || name.Contains('$', StringComparison.Ordinal)
            ? "expected a letter or underscore, then letters, digits, underscores and hyphens, at most 63"
        : name.StartsWith("pg_", StringComparison.OrdinalIgnoreCase) || name is "public" or "none" or EvidenceFunctions.Owner
            ? "PostgreSQL or this script keeps that name for itself, expected another one"
        : null;

    /// <summary>The whole script.</summary>
    /// <param name="mode">Which rights.</param>
    /// <param name="role">The login role.</param>
    /// <param name="database">The database; null for the one that psql is connected to.</param>
    /// <exception cref="ArgumentException">A name has a <see cref="Problem"/>.</exception>
    public static string Write(AccessMode mode, string role, string? database)
    {
        if (Problem(role) is not null) throw new ArgumentException("not a name that can stand in the script", nameof(role));
        if (database is not null && Problem(database) is not null) throw new ArgumentException("not a name that can stand in the script", nameof(database));
        string[] parts = mode is AccessMode.Hardened
            ? ["head", "role", "database", "hardened", "end", "undo_hardened"]
            : ["head", "role", "minimal", "end", "undo_minimal"];
        return string.Concat(parts.Where(part => database is not null || part is not "database").Select(Read))
            .Replace(":mode", mode is AccessMode.Hardened ? "hardened" : "minimal", StringComparison.Ordinal)
            .Replace(":\"role\"", Identifier(role), StringComparison.Ordinal)
            .Replace(":'role'", Literal(role), StringComparison.Ordinal)
            .Replace(":\"database\"", database is null ? $":\"{Connected}\"" : Identifier(database), StringComparison.Ordinal)
            .Replace(":'database'", Literal(database ?? ""), StringComparison.Ordinal);
    }

    /// <summary>A name as SQL has it.</summary>
    internal static string Identifier(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"grants/{name}")
            ?? throw new InvalidOperationException($"{name}.sql is not embedded in this assembly");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
