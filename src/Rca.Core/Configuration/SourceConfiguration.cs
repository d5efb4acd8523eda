using System.Globalization;
using Rca.Core.Collecting;

namespace Rca.Core.Configuration;

/// <summary>One configured source.</summary>
/// <param name="Name">Its name, which is also its routing key.</param>
/// <param name="Connector">The type of its connector.</param>
/// <param name="AllowedScopes">The scopes that may be asked of it; a scope must fit one of them.</param>
/// <param name="AllowedIdentifiers">Names that stay readable in evidence; <c>*</c> stands for any run of characters.</param>
/// <param name="Options">The options of its connector, which only that connector reads.</param>
public sealed record SourceConfiguration(
    string Name,
    string Connector,
    IReadOnlyList<IReadOnlyDictionary<string, string>> AllowedScopes,
    IReadOnlyList<string> AllowedIdentifiers,
    ConfigSection Options)
{
    /// <summary>What one process may ask of it.</summary>
    public SourceLimits Limits { get; init; } = SourceLimits.Default;

    /// <summary>Digest over what an answer of it follows from. A secret is in it by its reference: whoever changes where it is read from may change what is asked.</summary>
    public string Digest => Identity.Of([.. Parts()]);

    /// <summary>Whether one of the allowed scopes covers <paramref name="scope"/>: every key that it names is there and fits.</summary>
    public bool Allows(IReadOnlyDictionary<string, string> scope) =>
        AllowedScopes.Any(allowed => allowed.All(a => scope.TryGetValue(a.Key, out var value) && Wildcard.Fits(a.Value, value)));

    /// <summary>Whether a name of this source may stay readable: an allowed identifier, or a value of a scope that is allowed.</summary>
    public bool Names(string identifier, IReadOnlyDictionary<string, string> scope) =>
        AllowedIdentifiers.Any(a => Wildcard.Fits(a, identifier))
        || (Allows(scope) && scope.Values.Contains(identifier, StringComparer.Ordinal));

    // Each list with its count, so that no two configurations give the same parts.
    internal IEnumerable<string> Parts()
    {
        IReadOnlyList<string>[] lists = [AllowedIdentifiers, [.. AllowedScopes.Select(Identity.Scope)], Options.Leaves()];
        return [Name, Connector, .. lists.SelectMany(list => list.Prepend(list.Count.ToString(CultureInfo.InvariantCulture)))];
    }
}
