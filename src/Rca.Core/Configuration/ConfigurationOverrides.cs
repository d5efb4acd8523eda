using System.Collections;
using YamlDotNet.RepresentationModel;

namespace Rca.Core.Configuration;

/// <summary>
/// Environment variables that override values of a file: <c>RCA__BUDGETS__DEADLINE</c> stands for <c>budgets.deadline</c>. The path's case does not count;
/// an element of a list is named by its number from 0, or by its <c>name</c> with underscores for hyphens.
/// </summary>
public sealed class ConfigurationOverrides
{
    /// <summary>What the names of such variables begin with.</summary>
    public const string Prefix = "RCA__";

    internal const string Separator = "__";

    ConfigurationOverrides(IReadOnlyList<Override> all) => All = all;

    /// <summary>No overrides.</summary>
    public static ConfigurationOverrides None { get; } = new([]);

    internal IReadOnlyList<Override> All { get; }

    /// <summary>Those of this process.</summary>
    public static ConfigurationOverrides OfProcess() =>
        Of(Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(e => KeyValuePair.Create((string)e.Key, (string?)e.Value ?? "")));

    /// <summary>Those among <paramref name="variables"/>; others are left alone.</summary>
    public static ConfigurationOverrides Of(IEnumerable<KeyValuePair<string, string>> variables) => new([.. variables
        .Where(v => v.Key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        .OrderBy(v => v.Key, StringComparer.Ordinal)
        .Select(v => new Override(v.Key, v.Key[Prefix.Length..].Split(Separator), new YamlScalarNode(v.Value)))]);
}
