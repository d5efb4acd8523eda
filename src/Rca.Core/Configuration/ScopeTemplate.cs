using System.Text.RegularExpressions;

namespace Rca.Core.Configuration;

/// <summary>A value of a scope that may name labels of the alert: <c>{{ labels.namespace }}</c>. What a label holds is put in as it is and never read as a template.</summary>
public sealed partial class ScopeTemplate
{
    readonly string _text;

    ScopeTemplate(string text) => _text = text;

    /// <summary>The labels that it names.</summary>
    public IEnumerable<string> Labels => Placeholder().Matches(_text).Select(m => m.Groups[1].Value);

    /// <summary>Reads a template; null when it has braces that name no label.</summary>
    public static ScopeTemplate? Parse(string text)
    {
        var rest = Placeholder().Replace(text, "");
        return rest.Contains("{{", StringComparison.Ordinal) || rest.Contains("}}", StringComparison.Ordinal) ? null : new ScopeTemplate(text);
    }

    /// <summary>The value for these labels; null when one of them is absent.</summary>
    public string? Render(IReadOnlyDictionary<string, string> labels) =>
        Labels.All(labels.ContainsKey) ? Placeholder().Replace(_text, m => labels[m.Groups[1].Value]) : null;

    /// <summary>The template as it was written.</summary>
    public override string ToString() => _text;

    [GeneratedRegex(@"\{\{ ?labels\.([A-Za-z_][A-Za-z0-9_]*) ?\}\}", RegexOptions.NonBacktracking)]
    private static partial Regex Placeholder();
}
