using System.Text.RegularExpressions;
using Rca.Core.Collecting;
using Rca.Core.Configuration.Shape;

namespace Rca.Core.Configuration;

/// <summary>Reads the list of sources.</summary>
public static partial class SourceReader
{
    const string NameForm = "[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?";

    static readonly TextKey Name = new("name", "At most 63 lower-case letters, digits and hyphens; also the routing key of its commands.", Pattern: $"^{NameForm}$") { IsRequired = true };
    static readonly TextKey Connector = new("connector", "The type of its connector.") { IsRequired = true };
    static readonly MapsKey AllowedScopes = new("allowedScopes", "The scopes that may be asked of it, with * for any run of characters; a scope must fit one of them.") { IsRequired = true };
    static readonly TextsKey AllowedIdentifiers = new("allowedIdentifiers", "Names that stay readable in evidence, with * for any run of characters.");

    static readonly SectionKey Limits = new("limits", "How much of it is asked at once.", LimitsReader.Keys);

    /// <summary>The keys of a source of a connector that is not built in, whose options are its own.</summary>
    /// <param name="builtIn">The types that are built in.</param>
    public static IReadOnlyList<ConfigKey> ForeignKeys(IReadOnlyList<string> builtIn) =>
    [
        Name, Connector with { Except = builtIn }, AllowedScopes, AllowedIdentifiers, Limits, new FreeKey("options", "The options of its connector, which only that connector knows."),
    ];

    /// <summary>The keys of a source of one connector.</summary>
    /// <param name="connector">The type of the connector.</param>
    /// <param name="options">The keys of its options.</param>
    public static IReadOnlyList<ConfigKey> Keys(string connector, IReadOnlyList<ConfigKey> options) =>
    [
        Name, Connector with { Words = [connector] }, AllowedScopes, AllowedIdentifiers, Limits,
        new SectionKey("options", "The options of its connector, which only that connector reads.", options) { IsRequired = options.Any(o => o.IsRequired) },
    ];

    /// <summary>The sources by name; problems go to the section.</summary>
    /// <param name="root">The top of the file.</param>
    /// <param name="connectors">The connectors that there are; null in a process that knows only its own, which then leaves the others' sources alone.</param>
    public static IReadOnlyDictionary<string, SourceConfiguration> Read(ConfigSection root, IReadOnlyDictionary<string, ConnectorDescriptor>? connectors)
    {
        ArgumentNullException.ThrowIfNull(root);
        var sources = new Dictionary<string, SourceConfiguration>(StringComparer.Ordinal);
        foreach (var section in root.List("sources"))
        {
            var name = Name.ReadRequired(section, "a name of lower-case letters, digits and hyphens");
            if (name.Length > 0 && !IsName(name))
                section.Report(Name.Name, $"found {section.Shown(name)}, expected at most 63 lower-case letters, digits and hyphens, such as orders-db");
            var expected = connectors is null ? "the type of its connector" : $"one of {string.Join(", ", connectors.Keys.Order(StringComparer.Ordinal))}";
            var connector = Connector.ReadRequired(section, expected);
            if (connector.Length > 0 && connectors?.ContainsKey(connector) == false) section.Report(Connector.Name, $"found {section.Shown(connector)}, which is no connector, expected {expected}");
            if (!section.Has(AllowedScopes.Name)) section.ReportMissing(AllowedScopes.Name, "the scopes that may be asked of this source");
            var source = new SourceConfiguration(name, connector, AllowedScopes.Read(section), AllowedIdentifiers.Read(section), section.Section("options"))
            {
                Limits = LimitsReader.Read(Limits.Read(section)),
            };
            section.RefuseUnknownKeys();
            if (!sources.TryAdd(name, source)) section.Report(Name.Name, $"found a second source named {section.Shown(name)}, expected a name of its own");
        }

        return sources;
    }

    /// <summary>Whether a source may have this name.</summary>
    public static bool IsName(string text) => NamePattern().IsMatch(text);

    [GeneratedRegex($@"\A{NameForm}\z", RegexOptions.NonBacktracking)]
    private static partial Regex NamePattern();
}
