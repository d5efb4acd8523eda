using System.Globalization;
using Rca.Core.Collecting;

namespace Rca.Core.Configuration;

/// <summary>What planning follows from: sources, routes and budgets.</summary>
/// <param name="Sources">The sources by name.</param>
/// <param name="Routes">The routes; every one that matches counts.</param>
/// <param name="Budgets">The budgets of time.</param>
public sealed record PlanningConfiguration(
    IReadOnlyDictionary<string, SourceConfiguration> Sources,
    IReadOnlyList<RouteConfiguration> Routes,
    BudgetConfiguration Budgets)
{
    /// <summary>The labels that a route names, in a match or in a scope. Only their values stay readable.</summary>
    public IReadOnlySet<string> NamedLabels { get; } = Routes
        .SelectMany(r => r.Match.Keys.Concat(r.Collect.SelectMany(c => c.Scope.Values.SelectMany(t => t.Labels))))
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>The sources whose commands a minute are bounded, with that bound.</summary>
    public IReadOnlyDictionary<string, int> Capped { get; } = Sources.Values.Where(s => s.Limits.CommandsPerMinute is not null)
        .ToDictionary(s => s.Name, s => s.Limits.CommandsPerMinute!.Value, StringComparer.Ordinal);

    /// <summary>Digest over everything that a plan follows from.</summary>
    public string Digest { get; } = DigestOf(Sources, Routes, Budgets);

    /// <summary>Reads <c>sources</c>, <c>routes</c> and <c>budgets</c>; problems go to the section.</summary>
    public static PlanningConfiguration Read(ConfigSection root, IReadOnlyDictionary<string, ConnectorDescriptor> connectors)
    {
        ArgumentNullException.ThrowIfNull(root);
        var sources = SourceReader.Read(root, connectors);
        return new PlanningConfiguration(sources, RouteReader.Read(root, sources, connectors), BudgetReader.Read(root.Section("budgets")));
    }

    // A list with its count, as in a source: no two configurations give the same parts.
    static string DigestOf(IReadOnlyDictionary<string, SourceConfiguration> sources, IReadOnlyList<RouteConfiguration> routes, BudgetConfiguration budgets)
    {
        var parts = new List<string> { budgets.ToString() };
        foreach (var source in sources.Values.OrderBy(s => s.Name, StringComparer.Ordinal)) parts.AddRange(source.Parts());
        foreach (var route in routes)
        {
            parts.AddRange([Identity.Scope(route.Match), route.Drop ? "drop" : "collect"]);
            foreach (var wanted in route.Collect)
            {
                parts.AddRange([wanted.Source, Identity.Scope(wanted.Scope.ToDictionary(s => s.Key, s => s.Value.ToString()))]);
                parts.AddRange(wanted.Capabilities.Prepend(wanted.Capabilities.Count.ToString(CultureInfo.InvariantCulture)));
            }
        }

        return Identity.Of([.. parts]);
    }
}
