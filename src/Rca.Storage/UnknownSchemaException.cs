using System.Globalization;

namespace Rca.Storage;

/// <summary>The database holds a schema that this version of the program does not know.</summary>
public sealed class UnknownSchemaException : Exception
{
    internal UnknownSchemaException(IReadOnlyList<int> found, int known)
        : base($"The store's table rca_schema says {Say(found)}, but this program knows version {Number(known)} only. "
            + "Start the program that fits this store, or configure another database or file.")
    {
    }

    static string Say(IReadOnlyList<int> found) => found switch
    {
        [] => "no version",
        [var one] => $"version {Number(one)}",
        _ => "more than one version",
    };

    static string Number(int version) => version.ToString(CultureInfo.InvariantCulture);
}
