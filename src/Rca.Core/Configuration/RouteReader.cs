using System.Text.RegularExpressions;
using Rca.Core.Collecting;
using Rca.Core.Configuration.Shape;

namespace Rca.Core.Configuration;

/// <summary>Reads the list of routes and checks them against sources and connectors.</summary>
public static partial class RouteReader
{
    static readonly TextKey Source = new("source", "The source.") { IsRequired = true };
    static readonly TextsKey Capabilities = new("capabilities", "What to collect there.") { IsRequired = true };
    static readonly MapKey Scope = new("scope", "What to look at. A value may be {{ labels.NAME }}.");
    static readonly MapKey Match = new("match", "Labels that an alert must have, with * for any run of characters; without it, every alert.");
    static readonly FlagKey Drop = new("drop", "Nothing is collected for the alerts of this route, whatever other routes want. It needs a match and takes no collect.");

    /// <summary>The keys of one route.</summary>
    /// <param name="capabilities">The capabilities that are built in.</param>
    /// <param name="prefixes">A regular expression of what these begin with, and others do not.</param>
    public static IReadOnlyList<ConfigKey> Keys(IReadOnlyList<string> capabilities, string prefixes) =>
    [
        Match, Drop, new ListKey("collect", "What is collected for them.", [[Source, Capabilities with { Words = capabilities, Prefixes = prefixes }, Scope]]),
    ];

    internal static IReadOnlyList<RouteConfiguration> Read(
        ConfigSection root, IReadOnlyDictionary<string, SourceConfiguration> sources, IReadOnlyDictionary<string, ConnectorDescriptor> connectors)
    {
        var routes = new List<RouteConfiguration>();
        foreach (var section in root.List("routes"))
        {
            var (match, drop) = (ReadMatch(section), Drop.Read(section));
            var wanted = section.List("collect").Select(c => ReadWanted(c, sources, connectors)).ToList();
            if (drop && section.Has("collect")) section.Report("collect", "found beside 'drop: true', expected one of the two");
            if (drop && match.Count == 0) section.Report("match", "found no labels beside 'drop: true', expected some: this route would drop every alert");
            if (!drop && wanted.Count == 0) section.Report("collect", "found nothing, expected what this route collects, or 'drop: true'");
            section.RefuseUnknownKeys();
            routes.Add(new RouteConfiguration(match, wanted, drop));
        }

        return routes;
    }

    static IReadOnlyDictionary<string, string> ReadMatch(ConfigSection section)
    {
        var match = Match.Read(section);
        foreach (var label in match.Keys.Where(l => !LabelName().IsMatch(l)))
            section.Section(Match.Name).Report(label, $"found {section.Shown(label)}, expected the name of a label: letters, digits and underscores");
        return match;
    }

    static WantedEvidence ReadWanted(
        ConfigSection section, IReadOnlyDictionary<string, SourceConfiguration> sources, IReadOnlyDictionary<string, ConnectorDescriptor> connectors)
    {
        var name = Source.ReadRequired(section, "the name of a source");
        var capabilities = Capabilities.Read(section);
        if (capabilities.Count == 0) section.Report(Capabilities.Name, "found nothing, expected a list of capabilities");
        if (!sources.TryGetValue(name, out var source) && name.Length > 0)
            section.Report(Source.Name, $"found {section.Shown(name)}, which names no source, expected {OneOf(name, sources.Keys)}");
        var descriptor = source is null ? null : connectors.GetValueOrDefault(source.Connector);
        var scope = new Dictionary<string, ScopeTemplate>(StringComparer.Ordinal);
        foreach (var (key, text) in Scope.Read(section))
        {
            if (ScopeTemplate.Parse(text) is { } template) scope.Add(key, template);
            else section.Section(Scope.Name).Report(key, "found braces that name no label, expected a text, or such as {{ labels.namespace }}");
        }

        for (var i = 0; i < capabilities.Count; i++)
            if (descriptor is not null) Check(section, descriptor, i, capabilities[i], scope);
        section.RefuseUnknownKeys();
        return new WantedEvidence(name, capabilities, scope);
    }

    static void Check(ConfigSection section, ConnectorDescriptor descriptor, int element, string id, Dictionary<string, ScopeTemplate> scope)
    {
        if (descriptor.Find(id) is not { } capability)
        {
            section.Report(Capabilities.Name, element, $"found {section.Shown(id)}, which connector {descriptor.Type} does not have, expected {OneOf(id, descriptor.Capabilities.Select(c => c.Id))}");
            return;
        }

        foreach (var key in capability.Scope.Where(k => k.Required && !scope.ContainsKey(k.Name)))
            section.Report(Scope.Name, $"found no key '{key.Name}', expected one: {id} needs it ({key.Form.Name})");
        foreach (var key in scope.Keys.Where(k => !capability.Scope.Any(s => string.Equals(s.Name, k, StringComparison.Ordinal))))
            section.Section(Scope.Name).Report(key, $"found a key that {id} does not have, expected {OneOf(key, capability.Scope.Select(s => s.Name))}");
    }

    static string OneOf(string word, IEnumerable<string> candidates)
    {
        var list = candidates.Order(StringComparer.Ordinal).ToList();
        if (list.Count == 0) return "none";
        return $"one of {string.Join(", ", list)}{(Spelling.Nearest(word, list) is { } near ? $" (did you mean '{near}'?)" : "")}";
    }

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_]*\z", RegexOptions.NonBacktracking)]
    private static partial Regex LabelName();
}
