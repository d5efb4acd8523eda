using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Rca.Core.Configuration;

/// <summary>
/// One mapping of the configuration. Reading a key marks it as known; every problem is added to <see cref="Errors"/> and reading goes on,
/// so that a person sees all of them at once.
/// </summary>
public sealed class ConfigSection
{
    readonly string _file;
    readonly YamlMappingNode _node;
    readonly List<string> _known = [];

    internal ConfigSection(string file, string path, YamlMappingNode node, List<ConfigurationError> errors) =>
        (_file, Path, _node, Errors) = (file, path, node, errors);

    /// <summary>The path of this section, empty for the root.</summary>
    public string Path { get; }

    /// <summary>Every problem of the whole file so far, shared by all its sections.</summary>
    public IList<ConfigurationError> Errors { get; }

    /// <summary>The folder that relative paths of this file start from.</summary>
    public string BaseDirectory => System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(_file)) ?? ".";

    /// <summary>Whether the key is there.</summary>
    public bool Has(string key) => Find(key) is not null;

    /// <summary>A text that may be absent.</summary>
    public string? Text(string key) => Scalar(key)?.Value;

    /// <summary>A text that must be there; empty after reporting its absence.</summary>
    public string RequiredText(string key, string expected)
    {
        var value = Text(key);
        if (string.IsNullOrEmpty(value)) Report(key, $"missing, expected {expected}");
        return value ?? "";
    }

    /// <summary>One of the given words.</summary>
    public string Choice(string key, string otherwise, params ReadOnlySpan<string> words)
    {
        if (Text(key) is not { } value) return otherwise;
        foreach (var word in words)
            if (string.Equals(word, value, StringComparison.Ordinal)) return value;
        Report(key, $"found '{Shown(value)}', expected one of {string.Join(", ", words)}");
        return otherwise;
    }

    /// <summary>A whole number within a range.</summary>
    public int Integer(string key, int otherwise, int minimum, int maximum)
    {
        if (Text(key) is not { } value) return otherwise;
        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= minimum && number <= maximum) return number;
        Report(key, $"found '{Shown(value)}', expected a whole number from {minimum} to {maximum}");
        return otherwise;
    }

    /// <summary>A duration such as <c>500ms</c>, <c>45s</c>, <c>10m</c> or <c>1h</c> within a range.</summary>
    public TimeSpan Duration(string key, TimeSpan otherwise, TimeSpan minimum, TimeSpan maximum)
    {
        if (Text(key) is not { } value) return otherwise;
        if (Durations.TryParse(value, out var duration) && duration >= minimum && duration <= maximum) return duration;
        Report(key, $"found '{Shown(value)}', expected a duration from {Durations.Format(minimum)} to {Durations.Format(maximum)}, such as 45s");
        return otherwise;
    }

    /// <summary>A secret by reference. A literal is refused and not shown.</summary>
    public SecretReference? Secret(string key)
    {
        if (Text(key) is not { } value) return null;
        if (!SecretReference.TryParse(value, BaseDirectory, out var secret))
        {
            Report(key, "found a literal value (not shown), expected ${env:NAME} or ${file:PATH}");
            return null;
        }

        if (secret.Problem() is { } problem) Report(key, problem);
        return secret;
    }

    /// <summary>A section; an empty one when it is absent.</summary>
    public ConfigSection Section(string key) => Find(key) switch
    {
        YamlMappingNode mapping => Child(key, mapping),
        null => Child(key, new YamlMappingNode()),
        var other => Wrong(key, other, "a mapping"),
    };

    /// <summary>A list of sections; empty when it is absent.</summary>
    public IReadOnlyList<ConfigSection> List(string key)
    {
        switch (Find(key))
        {
            case null:
                return [];
            case YamlSequenceNode sequence:
                return [.. sequence.Children.Select((child, i) => child is YamlMappingNode mapping
                    ? Child($"{key}[{i.ToString(CultureInfo.InvariantCulture)}]", mapping)
                    : Wrong($"{key}[{i.ToString(CultureInfo.InvariantCulture)}]", child, "a mapping"))];
            case var other:
                Wrong(key, other, "a list (lines that begin with '- ')");
                return [];
        }
    }

    /// <summary>A list of texts; empty when it is absent.</summary>
    public IReadOnlyList<string> Texts(string key)
    {
        if (Find(key) is not { } node) return [];
        if (node is YamlSequenceNode sequence && sequence.Children.All(c => c is YamlScalarNode))
            return [.. sequence.Children.Select(c => ((YamlScalarNode)c).Value ?? "")];
        Wrong(key, node, "a list of texts");
        return [];
    }

    /// <summary>A mapping of texts; empty when it is absent.</summary>
    public IReadOnlyDictionary<string, string> Map(string key)
    {
        if (Find(key) is not { } node) return new Dictionary<string, string>(StringComparer.Ordinal);
        if (node is YamlMappingNode mapping && mapping.Children.All(c => c is { Key: YamlScalarNode, Value: YamlScalarNode }))
            return mapping.Children.ToDictionary(c => ((YamlScalarNode)c.Key).Value ?? "", c => ((YamlScalarNode)c.Value).Value ?? "", StringComparer.Ordinal);
        Wrong(key, node, "a mapping of texts");
        return new Dictionary<string, string>(StringComparer.Ordinal);
    }

    /// <summary>This section itself as a mapping of texts.</summary>
    public IReadOnlyDictionary<string, string> AsMap() =>
        _node.Children.Keys.OfType<YamlScalarNode>().ToDictionary(k => k.Value ?? "", k => RequiredText(k.Value ?? "", "a text"), StringComparer.Ordinal);

    /// <summary>Reports every key that nothing has read, with the nearest known one where one is near.</summary>
    public void RefuseUnknownKeys()
    {
        foreach (var child in _node.Children.Keys.Where(k => k is not YamlScalarNode)) Add(child.Start, Path, $"found {Kind(child)} as a key, expected a text");
        foreach (var child in _node.Children.Keys.OfType<YamlScalarNode>().Where(k => !_known.Contains(k.Value ?? "", StringComparer.Ordinal)))
        {
            var near = Spelling.Nearest(child.Value ?? "", _known);
            Add(child.Start, Join(Shown(child.Value ?? "")), near is null ? $"unknown key, expected one of {string.Join(", ", _known)}" : $"unknown key, did you mean '{near}'?");
        }
    }

    /// <summary>Ends the reading of a file: reports unknown keys of this section, then throws when anything was reported.</summary>
    /// <exception cref="ConfigurationException">Every problem of the file, in its order.</exception>
    public void Finish()
    {
        RefuseUnknownKeys();
        if (Errors.Count > 0) throw new ConfigurationException([.. Errors.OrderBy(e => e.Line).ThenBy(e => e.Column)]);
    }

    /// <summary>Reports a problem of a key's value, at its place; at the section's when the key is absent.</summary>
    public void Report(string key, string problem) => Add((Find(key) ?? _node).Start, Join(key), problem);

    YamlScalarNode? Scalar(string key)
    {
        var node = Find(key);
        if (node is null or YamlScalarNode) return node as YamlScalarNode;
        Wrong(key, node, "a single value");
        return null;
    }

    YamlNode? Find(string key)
    {
        if (!_known.Contains(key, StringComparer.Ordinal)) _known.Add(key);
        return _node.Children.FirstOrDefault(c => c.Key is YamlScalarNode k && string.Equals(k.Value, key, StringComparison.Ordinal)).Value;
    }

    ConfigSection Child(string key, YamlMappingNode node) => new(_file, Join(key), node, (List<ConfigurationError>)Errors);

    ConfigSection Wrong(string key, YamlNode node, string expected)
    {
        Add(node.Start, Join(key), $"found {Kind(node)}, expected {expected}");
        return Child(key, new YamlMappingNode());
    }

    void Add(Mark at, string key, string problem) => Errors.Add(new(_file, Math.Max(1, at.Line), Math.Max(1, at.Column), key, problem));

    string Join(string key) => Path.Length == 0 ? key : $"{Path}.{key}";

    static string Kind(YamlNode node) => node switch { YamlMappingNode => "a mapping", YamlSequenceNode => "a list", _ => "a single value" };

    static string Shown(string value)
    {
        var plain = new string([.. value.Select(c => char.IsControl(c) ? '?' : c)]);
        return plain.Length <= 60 ? plain : plain[..60] + "…";
    }
}
