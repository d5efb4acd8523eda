using System.Text.RegularExpressions;
using Rca.Core.Collecting;

namespace Rca.Core.Configuration;

/// <summary>Reads the list of sources.</summary>
public static partial class SourceReader
{
    /// <summary>The sources by name; problems go to the section.</summary>
    /// <param name="root">The top of the file.</param>
    /// <param name="connectors">The connectors that there are; null in a process that knows only its own, which then leaves the others' sources alone.</param>
    public static IReadOnlyDictionary<string, SourceConfiguration> Read(ConfigSection root, IReadOnlyDictionary<string, ConnectorDescriptor>? connectors)
    {
        ArgumentNullException.ThrowIfNull(root);
        var sources = new Dictionary<string, SourceConfiguration>(StringComparer.Ordinal);
        foreach (var section in root.List("sources"))
        {
            var name = section.RequiredText("name", "a name of lower-case letters, digits and hyphens");
            if (name.Length > 0 && !IsName(name)) section.Report("name", "expected at most 63 lower-case letters, digits and hyphens, such as orders-db");
            var expected = connectors is null ? "the type of its connector" : $"one of {string.Join(", ", connectors.Keys.Order(StringComparer.Ordinal))}";
            var connector = section.RequiredText("connector", expected);
            if (connector.Length > 0 && connectors?.ContainsKey(connector) == false) section.Report("connector", $"no connector has that name, expected {expected}");
            if (!section.Has("allowedScopes")) section.Report("allowedScopes", "missing, expected the scopes that may be asked of this source");
            var scopes = section.List("allowedScopes").Select(s => s.AsMap()).ToList();
            var source = new SourceConfiguration(name, connector, scopes, section.Texts("allowedIdentifiers"), section.Section("options"));
            section.RefuseUnknownKeys();
            if (!sources.TryAdd(name, source)) section.Report("name", $"found a second source named '{name}'");
        }

        return sources;
    }

    /// <summary>Whether a source may have this name.</summary>
    public static bool IsName(string text) => NamePattern().IsMatch(text);

    [GeneratedRegex(@"\A[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?\z", RegexOptions.NonBacktracking)]
    private static partial Regex NamePattern();
}
