using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Rca.Redaction.Policies.Reading;

/// <summary>One mapping of a policy. Reading a key marks it as known; every problem is noted and reading goes on, so that a person sees all of them at once.</summary>
sealed class PolicySection
{
    readonly PolicyReading reading;
    readonly YamlMappingNode node;
    readonly List<string> known = [];
    readonly Dictionary<string, IReadOnlyList<string>> words = new(StringComparer.Ordinal);

    internal PolicySection(PolicyReading reading, string path, YamlMappingNode node)
    {
        (this.reading, Path, this.node) = (reading, path, node);
        reading.Sections.Add(this);
    }

    internal string Path { get; }

    internal IReadOnlyList<string> Known => known;

    /// <summary>The closed tables of the keys that have one.</summary>
    internal IReadOnlyDictionary<string, IReadOnlyList<string>> Words => words;

    internal bool IsEmpty => node.Children.Count == 0;

    internal bool IsEmptyList(string key) => Find(key) is YamlSequenceNode { Children.Count: 0 };

    internal bool Has(string key) => Find(key) is not null;

    /// <summary>A single value; null when it is absent, or no single value, which is noted.</summary>
    internal string? Text(string key) => Find(key) switch
    {
        null => null,
        YamlScalarNode scalar => scalar.Value ?? "",
        var other => Wrong<string>(other, Join(key), Kind(other), "a single value"),
    };

    /// <summary>A single value that must be there.</summary>
    internal string? RequiredText(string key, string expected)
    {
        if (Find(key) is null)
            Report(key, "nothing", expected);
        return Text(key);
    }

    /// <summary>One of the words of a closed table; null when the key is absent or the word is another, which is noted.</summary>
    internal string? Choice(string key, IReadOnlyList<string> table, string because = "")
    {
        words[key] = table;
        if (Text(key) is not { } word)
            return null;
        if (table.Contains(word, StringComparer.Ordinal))
            return word;
        Report(key, Shown(word), $"{(table.Count == 1 ? table[0] : $"one of {string.Join(", ", table)}")}{because}{DidYouMean(word, table)}");
        return null;
    }

    internal int Integer(string key, int otherwise, int least, int greatest)
    {
        if (Text(key) is not { } text)
            return otherwise;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= greatest)
            return number;
        Report(key, Shown(text), string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {greatest}"));
        return otherwise;
    }

    internal bool Flag(string key) => Choice(key, ["true", "false"]) is "true";

    /// <summary>A list of single values with their places; empty when it is absent.</summary>
    internal IReadOnlyList<PolicyText> Texts(string key) => [.. Elements(key).Select((child, i) => child switch
    {
        YamlScalarNode scalar => new PolicyText(scalar.Value ?? "", scalar.Start, At(key, i)),
        _ => Wrong<PolicyText>(child, At(key, i), Kind(child), "a single value"),
    }).OfType<PolicyText>()];

    /// <summary>A list of sections; empty when it is absent.</summary>
    internal IReadOnlyList<PolicySection> List(string key) => [.. Elements(key).Select((child, i) => child switch
    {
        YamlMappingNode mapping => new PolicySection(reading, At(key, i), mapping),
        _ => Wrong<PolicySection>(child, At(key, i), Kind(child), "a mapping"),
    }).OfType<PolicySection>()];

    /// <summary>A section; null when it is absent.</summary>
    internal PolicySection? Section(string key) => Find(key) switch
    {
        null => null,
        YamlMappingNode mapping => new PolicySection(reading, Join(key), mapping),
        var other => Wrong<PolicySection>(other, Join(key), Kind(other), "a mapping"),
    };

    /// <summary>Notes a problem of a key's value at its place; at the section's when it is absent.</summary>
    internal void Report(string key, string found, string expected) => reading.Add((Find(key) ?? node).Start, Join(key), found, expected);

    internal void Report(PolicyText text, string found, string expected) => reading.Add(text.At, text.Key, found, expected);

    internal void ReportSelf(string found, string expected) => reading.Add(node.Start, Path, found, expected);

    /// <summary>Notes every key that nothing has read. A key that <paramref name="refused"/> names is told why it does not exist.</summary>
    internal void RefuseUnknownKeys(IReadOnlyDictionary<string, string>? refused = null)
    {
        foreach (var (key, _) in node.Children)
        {
            var name = (key as YamlScalarNode)?.Value;
            if (name is null)
                reading.Add(key.Start, Path, $"{Kind(key)} as a key", "a word");
            else if (refused?.GetValueOrDefault(name) is { } reason)
                reading.Add(key.Start, Join(name), "a key that no policy has", reason);
            else if (!known.Contains(name, StringComparer.Ordinal))
                reading.Add(key.Start, Join(ShownKey(name)), "an unknown key", $"one of {string.Join(", ", known)}{DidYouMean(name, known)}");
        }
    }

    /// <summary>A value as a message may show it: quoted, short, without control characters; not at all when it looks like a secret.</summary>
    internal static string Shown(string value) => value.Length == 0 ? "an empty text" : BuiltInRules.IsSecret(value) ? "a value that looks like a secret (not shown)" : $"'{Plain(value)}'";

    internal static string DidYouMean(string word, IEnumerable<string> candidates) => Spelling.Nearest(word, candidates) is { } near ? $" (did you mean '{near}'?)" : "";

    static string ShownKey(string key) => BuiltInRules.IsSecret(key) ? "(not shown)" : Plain(key);

    static string Plain(string value)
    {
        const int LongestShown = 60;
        var plain = new string([.. value.Take(LongestShown).Select(c => char.IsControl(c) ? '?' : c)]);
        return value.Length <= LongestShown ? plain : plain + "…";
    }

    IEnumerable<YamlNode> Elements(string key) => Find(key) switch
    {
        null => [],
        YamlSequenceNode list => list.Children,
        var other => Wrong<IEnumerable<YamlNode>>(other, Join(key), Kind(other), "a list (lines that begin with '- ')") ?? [],
    };

    // A key with nothing behind it is as if it were not there.
    YamlNode? Find(string key)
    {
        if (!known.Contains(key, StringComparer.Ordinal))
            known.Add(key);
        foreach (var (name, value) in node.Children)
        {
            if (name is YamlScalarNode scalar && string.Equals(scalar.Value, key, StringComparison.Ordinal))
                return value is YamlScalarNode { Style: ScalarStyle.Plain, Value: null or "" } ? null : value;
        }
        return null;
    }

    T? Wrong<T>(YamlNode at, string key, string found, string expected)
        where T : class
    {
        reading.Add(at.Start, key, found, expected);
        return null;
    }

    string Join(string key) => Path.Length == 0 ? key : $"{Path}.{key}";

    string At(string key, int index) => string.Create(CultureInfo.InvariantCulture, $"{Join(key)}[{index}]");

    static string Kind(YamlNode node) => node switch { YamlMappingNode => "a mapping", YamlSequenceNode => "a list", _ => "a single value" };
}
