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
        return new PlanningConfiguration(sources, RouteReader.Read(root, sources, connectors), ReadBudgets(root.Section("budgets")));
    }

    static BudgetConfiguration ReadBudgets(ConfigSection section)
    {
        var (otherwise, second) = (BudgetConfiguration.Default, TimeSpan.FromSeconds(1));
        var deadline = section.Duration("deadline", otherwise.Deadline, second, TimeSpan.FromMinutes(15));
        var collection = section.Duration("collection", deadline < otherwise.Deadline ? deadline * 2 / 3 : otherwise.Collection, second / 2, TimeSpan.FromMinutes(14));
        if (collection >= deadline) section.Report("collection", $"found {Durations.Format(collection)}, expected less than the deadline ({Durations.Format(deadline)})");
        var budgets = new BudgetConfiguration(deadline, collection, section.Duration("lookback", otherwise.Lookback, second, TimeSpan.FromDays(7)));
        section.RefuseUnknownKeys();
        return budgets;
    }

    static string DigestOf(IReadOnlyDictionary<string, SourceConfiguration> sources, IReadOnlyList<RouteConfiguration> routes, BudgetConfiguration budgets)
    {
        var parts = new List<string> { budgets.ToString() };
        foreach (var source in sources.Values.OrderBy(s => s.Name, StringComparer.Ordinal))
        {
            parts.AddRange([source.Name, source.Connector, .. source.AllowedIdentifiers]);
            parts.AddRange(source.AllowedScopes.Select(Identity.Scope));
        }

        foreach (var route in routes)
        {
            parts.Add(Identity.Scope(route.Match));
            foreach (var wanted in route.Collect)
                parts.AddRange([wanted.Source, string.Join(' ', wanted.Capabilities), Identity.Scope(wanted.Scope.ToDictionary(s => s.Key, s => s.Value.ToString()))]);
        }

        return Identity.Of([.. parts.Prepend(parts.Count.ToString(CultureInfo.InvariantCulture))]);
    }
}
