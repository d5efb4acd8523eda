using System.Globalization;

namespace Rca.Storage;

/// <summary>The database holds no schema that this program may run on. The message says what to do.</summary>
public sealed class UnknownSchemaException : Exception
{
    const string Migrate = "run 'rca store migrate --config FILE' of this program with the login that owns the schema (store.migration), then start this one again";

    UnknownSchemaException(string message) : base(message)
    {
    }

    internal static UnknownSchemaException Missing() => new($"The store has no schema yet: {Migrate}.");

    internal static UnknownSchemaException Older(int found, int known) => new($"The store's schema is version {Number(found)}, and this program needs version {Number(known)}: {Migrate}.");

    internal static UnknownSchemaException Newer(int found, int oldest, int known) => new(
        $"The store's schema is version {Number(found)}, for programs that know version {Number(oldest)} or a later one; this program knows version {Number(known)}: start a newer program.");

    internal static UnknownSchemaException Foreign() => new(
        "The store holds tables, but no version of this program's schema (table schema_versions): configure an empty database or file, or the one that rca has used before.");

    static string Number(int version) => version.ToString(CultureInfo.InvariantCulture);
}
