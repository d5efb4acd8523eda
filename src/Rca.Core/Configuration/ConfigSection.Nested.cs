using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Rca.Core.Configuration;

public sealed partial class ConfigSection
{
    /// <summary>A section; an empty one when it is absent.</summary>
    public ConfigSection Section(string key) => Find(key) switch
    {
        YamlMappingNode mapping => new(_reading, Join(Path, key), mapping, Below(key)),
        null => new(_reading, Join(Path, key), new YamlMappingNode(), Below(key)),
        var other => Wrong(key, other, "a mapping"),
    };

    /// <summary>A list of sections; empty when it is absent.</summary>
    public IReadOnlyList<ConfigSection> List(string key)
    {
        var variables = Below(key);
        var (node, taken) = (Find(key), new HashSet<Override>(ReferenceEqualityComparer.Instance));
        if (node is not (null or YamlSequenceNode))
        {
            Wrong(key, node, "a list (lines that begin with '- ')");
            return [];
        }

        var elements = (node as YamlSequenceNode)?.Children ?? [];
        var sections = elements.Select((child, i) => Element(At(key, i), child, [.. variables.Where(v => IsOf(v, child, i) && taken.Add(v))])).ToList();
        foreach (var variable in variables.Where(v => !taken.Contains(v))) RefuseElement(key, variable, elements.Count);
        return sections;
    }

    /// <summary>A list of texts; empty when it is absent.</summary>
    public IReadOnlyList<string> Texts(string key)
    {
        var node = Find(key);
        if (node is not (null or YamlSequenceNode) || (node as YamlSequenceNode)?.Children.Any(c => c is not YamlScalarNode) == true)
        {
            Wrong(key, node, "a list of texts");
            return [];
        }

        var elements = (node as YamlSequenceNode)?.Children ?? [];
        foreach (var variable in Below(key).Where(v => v.Rest.Count != 1 || Index(v) is not { } i || i >= elements.Count)) RefuseElement(key, variable, elements.Count);
        return [.. elements.Select((_, i) => ((YamlScalarNode)Element(key, i)!).Value ?? "")];
    }

    /// <summary>A mapping of texts; empty when it is absent.</summary>
    public IReadOnlyDictionary<string, string> Map(string key) => Find(key) is null && Below(key).Count == 0
        ? new Dictionary<string, string>(StringComparer.Ordinal)
        : Section(key).AsMap();

    /// <summary>This section itself as a mapping of texts.</summary>
    public IReadOnlyDictionary<string, string> AsMap()
    {
        var keys = _node.Children.Keys.OfType<YamlScalarNode>().Select(k => k.Value ?? "").ToList();
        foreach (var key in _node.Children.Keys.Where(k => k is not YamlScalarNode)) Add(key, Path, $"found {Kind(key)} as a key, expected a text");
        // The case of a key of the person's own cannot be told from a variable: it must be in the file.
        foreach (var variable in _overrides.Where(v => v.Rest.Count != 1 || keys.Count(v.Names) != 1))
            Add(variable.Value, Path, "found a variable that names no key of this mapping, expected one that the file has");
        return keys.Where(k => Scalar(k) is not null).ToDictionary(k => k, k => RequiredText(k, "a text"), StringComparer.Ordinal);
    }

    /// <summary>Every value of this section with its path, in one order, whether it is the file's or a variable's; for a digest.</summary>
    internal IReadOnlyList<string> Leaves()
    {
        var leaves = new SortedDictionary<string, string>(StringComparer.Ordinal);
        Gather(_node, "");
        foreach (var variable in _overrides) leaves[variable.Path] = variable.Value.Value ?? "";
        return [.. leaves.SelectMany(l => new[] { l.Key, l.Value })];

        void Gather(YamlNode node, string path)
        {
            if (node is YamlScalarNode scalar) leaves[path] = scalar.Value ?? "";
            else if (node is YamlSequenceNode list) for (var i = 0; i < list.Children.Count; i++) Gather(list.Children[i], Step(path, i.ToString(CultureInfo.InvariantCulture)));
            else foreach (var (key, value) in ((YamlMappingNode)node).Children) Gather(value, Step(path, ((key as YamlScalarNode)?.Value ?? "").ToUpperInvariant()));
        }

        static string Step(string path, string name) => path.Length == 0 ? name : path + ConfigurationOverrides.Separator + name;
    }

    /// <summary>The variables, each place once: two for one place are refused.</summary>
    internal static IReadOnlyList<Override> Once(ConfigurationReading reading, string path, IReadOnlyList<Override> variables)
    {
        foreach (var same in variables.GroupBy(v => v.Path, StringComparer.Ordinal).Where(g => g.Count() > 1))
            reading.Add(same.Last().Value, path, $"found {string.Join(" and ", same.Select(v => v.Variable))} for one value, expected one of them");
        return variables;
    }

    ConfigSection Element(string key, YamlNode child, IReadOnlyList<Override> variables)
    {
        var below = Once(_reading, Join(Path, key), [.. variables.Where(v => v.Rest.Count > 1).Select(v => v.Below())]);
        if (variables.FirstOrDefault(v => v.Rest.Count == 1) is { } whole) return Wrong(key, whole.Value, "a mapping");
        return child is YamlMappingNode mapping ? new(_reading, Join(Path, key), mapping, below) : Wrong(key, child, "a mapping");
    }

    YamlNode? Element(string key, int element) =>
        Below(key).FirstOrDefault(v => v.Rest.Count == 1 && Index(v) == element)?.Value ?? (Find(key) as YamlSequenceNode)?.Children.ElementAtOrDefault(element);

    IReadOnlyList<Override> Below(string key) => _overrides.Count == 0 ? [] : [.. _overrides.Where(v => v.Rest.Count > 1 && v.Names(key)).Select(v => v.Below())];

    void RefuseElement(string key, Override variable, int count) =>
        Add(variable.Value, Join(Path, key), $"found a variable that names no element of this list, expected {(count == 0 ? "elements in the file" : string.Create(CultureInfo.InvariantCulture, $"a number from 0 to {count - 1}, or a name where the elements have one"))}");

    static bool IsOf(Override variable, YamlNode element, int index) => Index(variable) == index || (NameOf(element) is { } name && variable.Names(name));

    // A name of digits alone could be a number, and two underscores are the separator.
    static string? NameOf(YamlNode element)
    {
        var name = element is YamlMappingNode mapping
            ? (mapping.Children.FirstOrDefault(c => c.Key is YamlScalarNode { Value: "name" }).Value as YamlScalarNode)?.Value
            : null;
        return string.IsNullOrEmpty(name) || name.All(char.IsAsciiDigit) || name.Contains("--", StringComparison.Ordinal) ? null : name.Replace('-', '_');
    }

    static int? Index(Override variable) => int.TryParse(variable.Rest[0], NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;

    static string At(string key, int index) => string.Create(CultureInfo.InvariantCulture, $"{key}[{index}]");
}
