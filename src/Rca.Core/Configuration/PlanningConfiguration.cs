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

    /// <summary>Digest over everything that a plan follows from.</summary>
    public string Digest { get; } = DigestOf(Sources, Routes, Budgets);

    /// <summary>Reads <c>sources</c>, <c>routes</c> and <c>budgets</c>; problems go to the section.</summary>
    public static PlanningConfiguration Read(ConfigSection root, IReadOnlyDictionary<string, ConnectorDescriptor> connectors)
    {
        ArgumentNullException.ThrowIfNull(root);
        var sources = SourceReader.Read(root, connectors);
        return new PlanningConfiguration(sources, RouteReader.Read(root, sources, connectors), BudgetReader.Read(root.Section("budgets")));
    }

    // Each list with its count, so that no two configurations give the same parts.
    static string DigestOf(IReadOnlyDictionary<string, SourceConfiguration> sources, IReadOnlyList<RouteConfiguration> routes, BudgetConfiguration budgets)
    {
        var parts = new List<string> { budgets.ToString() };
        foreach (var source in sources.Values.OrderBy(s => s.Name, StringComparer.Ordinal))
        {
            parts.AddRange([source.Name, source.Connector]);
            Add(source.AllowedIdentifiers);
            Add([.. source.AllowedScopes.Select(Identity.Scope)]);
            // A secret is here by its reference: whoever changes where it is read from may change what is asked.
            Add(source.Options.Leaves());
        }

        foreach (var route in routes)
        {
            parts.AddRange([Identity.Scope(route.Match), route.Drop ? "drop" : "collect"]);
            foreach (var wanted in route.Collect)
            {
                parts.AddRange([wanted.Source, Identity.Scope(wanted.Scope.ToDictionary(s => s.Key, s => s.Value.ToString()))]);
                Add(wanted.Capabilities);
            }
        }

        return Identity.Of([.. parts]);

        void Add(IReadOnlyList<string> list)
        {
            parts.Add(list.Count.ToString(CultureInfo.InvariantCulture));
            parts.AddRange(list);
        }
    }
}
