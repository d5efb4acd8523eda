using System.Text.RegularExpressions;
using Rca.Connectors.Postgres.Views.Evidence;
using Rca.Core.Configuration;
using Rca.Core.Configuration.Shape;

namespace Rca.Connectors.Postgres.Views;

/// <summary>A view that the configuration allows.</summary>
sealed partial record AllowedView(string Schema, string Name, ViewClass Class)
{
    const int Most = 20;

    static readonly TextsKey Aggregates = new(
        "views", "Views that postgres.views may read, as schema.name; none without it. Each is linted before every reading.");

    static readonly TextsKey Migrations = new(
        "migrationViews", "Views over the history table of a migration tool, as schema.name; none without it. One row each, and no least size of a group.");

    public static IReadOnlyList<ConfigKey> Keys { get; } = [Aggregates, Migrations];

    public string FullName => $"{Schema}.{Name}";

    /// <summary>Reports every name that is none, that stands there twice, and too many of them.</summary>
    public static IReadOnlyList<AllowedView> Read(ConfigSection section)
    {
        var views = new List<AllowedView>();
        foreach (var (key, kind) in new[] { (Aggregates, ViewClass.Aggregate), (Migrations, ViewClass.Migration) })
            foreach (var (i, text) in key.Read(section).Index())
                if (Find(section, key.Name, i, text, kind) is { } view && IsNew(section, key.Name, i, view, views)) views.Add(view);
        if (views.Count > Most) section.Report(Aggregates.Name, $"found {views.Count} views, expected at most {Most}: each is a connection of its own");
        return views;
    }

    static AllowedView? Find(ConfigSection section, string key, int element, string text, ViewClass kind)
    {
        if (NamePattern().Match(text) is { Success: true } name) return new AllowedView(name.Groups["schema"].Value, name.Groups["name"].Value, kind);
        section.Report(key, element,
            $"found {section.Shown(text)}, expected schema.name, each of lower-case letters, digits and underscores, not a digit first, at most 63");
        return null;
    }

    static bool IsNew(ConfigSection section, string key, int element, AllowedView view, List<AllowedView> before)
    {
        if (!before.Any(other => string.Equals(other.FullName, view.FullName, StringComparison.Ordinal))) return true;
        section.Report(key, element, $"found {section.Shown(view.FullName)} a second time, expected each view once");
        return false;
    }

    [GeneratedRegex(@"\A(?<schema>[a-z_][a-z0-9_]{0,62})\.(?<name>[a-z_][a-z0-9_]{0,62})\z", RegexOptions.NonBacktracking)]
    private static partial Regex NamePattern();
}
