using System.Reflection;

namespace Rca.Connectors.Postgres.Views;

/// <summary>SQL for a DBA to read and run: one safe view over the history table of a migration tool. This process never sends it.</summary>
public static class ViewTemplates
{
    const string Folder = "templates/";
    const string Prelude = "prelude";

    /// <summary>The names of the templates, a tool each.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Select(name => name[Folder.Length..])
            .Where(name => name is not Prelude).Order(StringComparer.Ordinal),
    ];

    /// <summary>The template of one tool, whole.</summary>
    public static string Text(string name) => Read(Prelude) + Read(name);

    static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Folder + name)
            ?? throw new ArgumentException("no template has that name", nameof(name));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
