using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Rca.UnitTests.Contracts.Docs;

/// <summary>The words of the XML docs of some assemblies, for a schema's descriptions.</summary>
sealed partial class XmlDocs(params IReadOnlyList<Assembly> assemblies)
{
    readonly Dictionary<string, string> _summaries = assemblies.SelectMany(a => XDocument.Load(Path.ChangeExtension(a.Location, ".xml")).Descendants("member"))
        .Where(m => m.Element("summary") is not null)
        .ToDictionary(m => m.Attribute("name")!.Value, m => Words(m.Element("summary")!), StringComparer.Ordinal);

    public string? Of(Type type) => _summaries.GetValueOrDefault($"T:{type.FullName}");

    public string? Of(Type type, string property) => _summaries.GetValueOrDefault($"P:{type.FullName}.{property}");

    static string Words(XElement summary)
    {
        foreach (var named in summary.Descendants().Where(e => e.IsEmpty).ToList())
            named.ReplaceWith((named.Attribute("cref") ?? named.Attribute("name"))?.Value.Split('.', ':')[^1] ?? "");
        return Blank().Replace(summary.Value, " ").Trim();
    }

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Blank();
}
