using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Rca.Core.Configuration;

/// <summary>
/// One mapping of the configuration. Reading a key marks it as known; every problem is added to <see cref="Errors"/> and reading goes on,
/// so that a person sees all of them at once. An environment variable that overrides a value takes its place, for every way of reading it.
/// </summary>
public sealed partial class ConfigSection
{
    readonly ConfigurationReading _reading;
    readonly YamlMappingNode _node;
    readonly IReadOnlyList<Override> _overrides;
    readonly List<string> _known = [];

    internal ConfigSection(ConfigurationReading reading, string path, YamlMappingNode node, IReadOnlyList<Override> overrides)
    {
        (_reading, Path, _node, _overrides) = (reading, path, node, overrides);
        reading.Sections.Add(this);
    }

    /// <summary>The path of this section, empty for the root.</summary>
    public string Path { get; }

    /// <summary>Every problem of the whole file so far, shared by all its sections.</summary>
    public IList<ConfigurationError> Errors => _reading.Errors;

    /// <summary>The folder that relative paths of this file start from.</summary>
    public string BaseDirectory => System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(_reading.File)) ?? ".";

    internal IReadOnlyList<string> Known => _known;

    internal IReadOnlyList<ConfigSection> AllSections => _reading.Sections;

    /// <summary>Whether the key is there.</summary>
    public bool Has(string key) => Find(key) is not null || Below(key).Count > 0;

    /// <summary>A text that may be absent.</summary>
    public string? Text(string key) => Scalar(key)?.Value;

    /// <summary>A text that must be there; empty after reporting its absence.</summary>
    public string RequiredText(string key, string expected)
    {
        var value = Text(key);
        if (string.IsNullOrEmpty(value) && Find(key) is null or YamlScalarNode) ReportAbsent(key, value, expected);
        return value ?? "";
    }

    /// <summary>One of the given words.</summary>
    public string Choice(string key, string otherwise, params ReadOnlySpan<string> words)
    {
        if (Text(key) is not { } value) return otherwise;
        foreach (var word in words)
            if (string.Equals(word, value, StringComparison.Ordinal)) return value;
        Report(key, $"found {Shown(value)}, expected one of {string.Join(", ", words)}");
        return otherwise;
    }

    /// <summary>A whole number within a range.</summary>
    public int Integer(string key, int otherwise, int minimum, int maximum)
    {
        if (Text(key) is not { } value) return otherwise;
        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= minimum && number <= maximum) return number;
        Report(key, $"found {Shown(value)}, expected a whole number from {minimum} to {maximum}");
        return otherwise;
    }

    /// <summary>A duration such as <c>500ms</c>, <c>45s</c>, <c>10m</c> or <c>1h</c> within a range.</summary>
    public TimeSpan Duration(string key, TimeSpan otherwise, TimeSpan minimum, TimeSpan maximum)
    {
        if (Text(key) is not { } value) return otherwise;
        if (Durations.TryParse(value, out var duration) && duration >= minimum && duration <= maximum) return duration;
        Report(key, $"found {Shown(value)}, expected a duration from {Durations.Format(minimum)} to {Durations.Format(maximum)}, such as 45s");
        return otherwise;
    }

    /// <summary>A secret by reference. A literal is refused and not shown.</summary>
    public SecretReference? Secret(string key)
    {
        if (Text(key) is not { } value) return null;
        return Secret(value, problem => Report(key, problem));
    }

    /// <summary>One element of a list of secrets by reference, as <see cref="Texts"/> read it.</summary>
    public SecretReference? Secret(string key, int element, string value) => Secret(value, problem => Report(key, element, problem));

    SecretReference? Secret(string value, Action<string> report)
    {
        if (!SecretReference.TryParse(value, BaseDirectory, out var secret))
        {
            report("found a literal value (not shown), expected ${env:NAME} or ${file:PATH}");
            return null;
        }

        if (secret.Problem() is { } problem) report($"found a reference that leads nowhere: {problem}, expected one to a secret that is there");
        return secret;
    }

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
        foreach (var variable in _overrides)
            if (variable.IsHere(key)) return variable.Value;
        return InFile(key);
    }

    YamlNode? InFile(string key)
    {
        foreach (var (name, value) in _node.Children)
            if (name is YamlScalarNode scalar && string.Equals(scalar.Value, key, StringComparison.Ordinal)) return value;
        return null;
    }
}
