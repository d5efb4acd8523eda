using Rca.Core.Collecting;

namespace Rca.Core.Configuration;

/// <summary>Reads the list of routes and checks them against sources and connectors.</summary>
static class RouteReader
{
    public static IReadOnlyList<RouteConfiguration> Read(
        ConfigSection root, IReadOnlyDictionary<string, SourceConfiguration> sources, IReadOnlyDictionary<string, ConnectorDescriptor> connectors)
    {
        var routes = new List<RouteConfiguration>();
        foreach (var section in root.List("routes"))
        {
            var match = section.Map("match");
            if (!section.Has("collect")) section.Report("collect", "missing, expected what this route collects");
            var wanted = section.List("collect").Select(c => ReadWanted(c, sources, connectors)).ToList();
            section.RefuseUnknownKeys();
            routes.Add(new RouteConfiguration(match, wanted));
        }

        return routes;
    }

    static WantedEvidence ReadWanted(
        ConfigSection section, IReadOnlyDictionary<string, SourceConfiguration> sources, IReadOnlyDictionary<string, ConnectorDescriptor> connectors)
    {
        var name = section.RequiredText("source", "the name of a source");
        var capabilities = section.Texts("capabilities");
        if (capabilities.Count == 0) section.Report("capabilities", "missing, expected a list of capabilities");
        var known = sources.TryGetValue(name, out var source);
        if (!known && name.Length > 0) section.Report("source", $"no source is named '{name}'{Hint(name, sources.Keys)}");
        var descriptor = source is null ? null : connectors.GetValueOrDefault(source.Connector);
        var scope = new Dictionary<string, ScopeTemplate>(StringComparer.Ordinal);
        foreach (var (key, text) in section.Map("scope"))
        {
            if (ScopeTemplate.Parse(text) is { } template) scope.Add(key, template);
            else section.Report("scope", $"'{key}' has braces that name no label, expected such as {{{{ labels.namespace }}}}");
        }

        foreach (var capability in capabilities)
            if (descriptor is not null) Check(section, descriptor, capability, scope);
        section.RefuseUnknownKeys();
        return new WantedEvidence(name, capabilities, scope);
    }

    static void Check(ConfigSection section, ConnectorDescriptor descriptor, string id, Dictionary<string, ScopeTemplate> scope)
    {
        if (descriptor.Find(id) is not { } capability)
        {
            section.Report("capabilities", $"connector {descriptor.Type} has no capability '{id}'{Hint(id, descriptor.Capabilities.Select(c => c.Id))}");
            return;
        }

        foreach (var key in capability.Scope.Where(k => k.Required && !scope.ContainsKey(k.Name)))
            section.Report("scope", $"{id} needs the scope key '{key.Name}' ({key.Form.Name})");
        foreach (var key in scope.Keys.Where(k => !capability.Scope.Any(s => string.Equals(s.Name, k, StringComparison.Ordinal))))
            section.Report("scope", $"{id} has no scope key '{key}'{Hint(key, capability.Scope.Select(s => s.Name))}");
    }

    static string Hint(string word, IEnumerable<string> candidates)
    {
        var list = candidates.Order(StringComparer.Ordinal).ToList();
        return Spelling.Nearest(word, list) is { } near ? $", did you mean '{near}'?" : list.Count == 0 ? "" : $", expected one of {string.Join(", ", list)}";
    }
}
