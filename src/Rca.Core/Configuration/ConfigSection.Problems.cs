using YamlDotNet.RepresentationModel;

namespace Rca.Core.Configuration;

public sealed partial class ConfigSection
{
    internal const string NotShown = "(not shown)";
    const int LongestShown = 60;

    /// <summary>Reports every key that nothing has read, with the nearest known one where one is near.</summary>
    public void RefuseUnknownKeys()
    {
        foreach (var child in _node.Children.Keys.Where(k => k is not YamlScalarNode)) Add(child, Path, $"found {Kind(child)} as a key, expected a text");
        foreach (var child in _node.Children.Keys.OfType<YamlScalarNode>().Where(k => !_known.Contains(k.Value ?? "", StringComparer.Ordinal)))
        {
            var near = Spelling.Nearest(child.Value ?? "", _known);
            Add(child, Join(Path, ShownKey(child.Value ?? "")), $"found an unknown key, expected one of {string.Join(", ", _known)}{DidYouMean(near)}");
        }

        foreach (var variable in _overrides.Where(v => !_known.Any(v.Names)))
        {
            var near = Spelling.Nearest(variable.Rest[0].ToUpperInvariant(), _known.Select(k => k.ToUpperInvariant()));
            Add(variable.Value, Path, $"found a variable that names no key here, expected one of {string.Join(", ", _known.Select(k => k.ToUpperInvariant()))}{DidYouMean(near)}");
        }
    }

    /// <summary>Ends the reading of a file: reports unknown keys of this section, then throws when anything was reported.</summary>
    /// <exception cref="ConfigurationException">Every problem: those of the file in its order, those of a file that it names, then those of variables.</exception>
    public void Finish()
    {
        RefuseUnknownKeys();
        if (Errors.Count > 0)
            throw new ConfigurationException([.. Errors
                .OrderBy(e => e.Variable, StringComparer.Ordinal)
                .ThenBy(e => e.File == _reading.File ? "" : e.File, StringComparer.Ordinal)
                .ThenBy(e => e.Line).ThenBy(e => e.Column)]);
    }

    /// <summary>Reports a problem of a key's value, at its place; at the section's when the key is absent.</summary>
    /// <param name="key">The key.</param>
    /// <param name="problem">What was found and what is expected: <c>found …, expected …</c>.</param>
    public void Report(string key, string problem) => Add(Find(key) ?? _node, Join(Path, ShownKey(key)), problem);

    /// <summary>Reports a problem of one element of a list, at its place.</summary>
    /// <param name="key">The key of the list.</param>
    /// <param name="element">Which element, from 0.</param>
    /// <param name="problem">As in <see cref="Report(string, string)"/>.</param>
    public void Report(string key, int element, string problem) => Add(Element(key, element) ?? Find(key) ?? _node, Join(Path, At(key, element)), problem);

    /// <summary>Reports that a key that is needed is not there.</summary>
    /// <param name="key">The key.</param>
    /// <param name="expected">What is expected.</param>
    public void ReportMissing(string key, string expected) => Report(key, $"found nothing, expected {expected}");

    /// <summary>A value of the file as a message may show it: quoted, without control characters, short; not at all when it looks like a secret.</summary>
    public string Shown(string value) => _reading.LooksSecret(value) ? $"a value that looks like a secret {NotShown}" : $"'{Plain(value)}'";

    internal static string Join(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";

    internal static string Plain(string value)
    {
        var plain = new string([.. value.Select(c => char.IsControl(c) ? '?' : c)]);
        return plain.Length <= LongestShown ? plain : plain[..LongestShown] + "…";
    }

    string ShownKey(string key) => _reading.LooksSecret(key) ? NotShown : Plain(key);

    void ReportAbsent(string key, string? value, string expected)
    {
        if (value is null) ReportMissing(key, expected);
        else Report(key, $"found an empty text, expected {expected}");
    }

    ConfigSection Wrong(string key, YamlNode? node, string expected)
    {
        Add(node ?? _node, Join(Path, key), $"found {Kind(node)}, expected {expected}");
        return new(_reading, Join(Path, key), new YamlMappingNode(), []);
    }

    void Add(YamlNode at, string key, string problem) => _reading.Add(at, key, problem);

    static string DidYouMean(string? near) => near is null ? "" : $" (did you mean '{near}'?)";

    static string Kind(YamlNode? node) => node switch { YamlMappingNode => "a mapping", YamlSequenceNode => "a list", _ => "a single value" };
}
