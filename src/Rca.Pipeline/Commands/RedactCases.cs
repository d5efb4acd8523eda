using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Rca.Pipeline.Commands;

/// <summary>Reads the cases of a policy. All that is wrong with them is told at once.</summary>
sealed class RedactCases
{
    static readonly string[] Keys = ["text", "gone", "kept", "rule"];

    readonly string _path;
    readonly List<string> _problems = [];

    RedactCases(string path) => _path = path;

    /// <exception cref="BadInputException">The file cannot be read, or is no list of cases.</exception>
    public static IReadOnlyList<RedactCase> Load(string path) => Parse(RedactInputFile.Text(path), path);

    /// <exception cref="BadInputException">The text is no list of cases.</exception>
    public static IReadOnlyList<RedactCase> Parse(string text, string path)
    {
        try
        {
            return new RedactCases(path).Read(text);
        }
        catch (YamlException e)
        {
            // The parser's own words may quote the file.
            throw new BadInputException(Say(path, e.Start, "found text that is not YAML, expected a list of cases: check indentation and quotes here"));
        }
    }

    List<RedactCase> Read(string text)
    {
        var parser = new Parser(new StringReader(text));
        while (parser.MoveNext())
            if (parser.Current is AnchorAlias) throw new BadInputException(Say(_path, parser.Current.Start, "found an alias (*…), expected the value written out"));
        var yaml = new YamlStream();
        yaml.Load(new StringReader(text));
        if (yaml.Documents is not [{ RootNode: YamlSequenceNode { Children.Count: > 0 } list }])
            throw new BadInputException($"{_path}: found no list, expected cases such as '- {{text: …, gone: […], kept: […]}}'");
        var cases = list.Children.Select(Case).OfType<RedactCase>().ToList();
        return _problems.Count == 0 ? cases : throw new BadInputException(string.Join(Environment.NewLine, _problems));
    }

    RedactCase? Case(YamlNode node)
    {
        if (node is not YamlMappingNode mapping)
        {
            Problem(node, "found no mapping, expected {text: …, gone: […], kept: […], rule: …}");
            return null;
        }

        foreach (var key in mapping.Children.Keys.Where(k => k is not YamlScalarNode { Value: { } name } || !Keys.Contains(name, StringComparer.Ordinal)))
            Problem(key, $"found an unknown key, expected one of {string.Join(", ", Keys)}");
        var text = Single(mapping, "text");
        var (gone, kept, rule) = (Texts(mapping, "gone", text), Texts(mapping, "kept", text), Single(mapping, "rule"));
        if (text is null) Problem(mapping, "found no text, expected one that is redacted");
        else if (gone.Count + kept.Count == 0 && rule is null) Problem(mapping, "found nothing to check, expected gone, kept or rule");
        return new RedactCase(string.Create(CultureInfo.InvariantCulture, $"{_path}:{mapping.Start.Line}"), text ?? "", gone, kept, rule);
    }

    // What is not in the text would pass, or fail, without saying anything.
    List<string> Texts(YamlMappingNode mapping, string key, string? text)
    {
        switch (Child(mapping, key))
        {
            case null:
                return [];
            case YamlSequenceNode list when list.Children.All(c => c is YamlScalarNode { Value.Length: > 0 }):
                foreach (var missing in list.Children.Where(c => text?.Contains(((YamlScalarNode)c).Value!, StringComparison.Ordinal) == false))
                    Problem(missing, $"found in {key} what is not in the text, expected a part of it");
                return [.. list.Children.Select(c => ((YamlScalarNode)c).Value!)];
            case var other:
                Problem(other, $"found no list of texts, expected '{key}: [\"…\"]'");
                return [];
        }
    }

    string? Single(YamlMappingNode mapping, string key)
    {
        if (Child(mapping, key) is not { } node) return null;
        if (node is YamlScalarNode scalar) return scalar.Value ?? "";
        Problem(node, $"found no single value, expected '{key}: …'");
        return null;
    }

    static YamlNode? Child(YamlMappingNode mapping, string key) =>
        mapping.Children.FirstOrDefault(c => c.Key is YamlScalarNode scalar && string.Equals(scalar.Value, key, StringComparison.Ordinal)).Value;

    void Problem(YamlNode at, string problem) => _problems.Add(Say(_path, at.Start, problem));

    static string Say(string path, Mark at, string problem) => string.Create(CultureInfo.InvariantCulture, $"{path}:{at.Line}:{at.Column}: {problem}");
}
