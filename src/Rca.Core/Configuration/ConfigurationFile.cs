using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Rca.Core.Configuration;

/// <summary>Reads a YAML file into sections that report their problems with file, line and column.</summary>
public static class ConfigurationFile
{
    /// <summary>The largest file that is read, in bytes.</summary>
    public const int MaximumBytes = 1024 * 1024;

    const int MaximumDepth = 32;

    /// <summary>The file's root section. Its problems gather in <see cref="ConfigSection.Errors"/>.</summary>
    /// <exception cref="ConfigurationException">The file cannot be read, is too large, is not YAML, has aliases, or is not a mapping.</exception>
    public static ConfigSection Load(string path)
    {
        string text;
        try
        {
            if (new FileInfo(path).Length > MaximumBytes) throw Single(path, 1, 1, $"the file is larger than {MaximumBytes} bytes");
            text = File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Single(path, 1, 1, e is FileNotFoundException or DirectoryNotFoundException ? "the file does not exist" : "the file cannot be read");
        }

        return Parse(path, text);
    }

    /// <summary>The same for text that is already in memory; <paramref name="path"/> only names it.</summary>
    /// <exception cref="ConfigurationException">As <see cref="Load"/>.</exception>
    public static ConfigSection Parse(string path, string text)
    {
        try
        {
            RefuseAliasesAndDepth(path, text);
            var yaml = new YamlStream();
            yaml.Load(new StringReader(text));
            if (yaml.Documents.Count != 1) throw Single(path, 1, 1, $"found {yaml.Documents.Count} YAML documents, expected one");
            if (yaml.Documents[0].RootNode is not YamlMappingNode root) throw Single(path, 1, 1, "found no mapping, expected keys such as 'sources:'");
            return new ConfigSection(path, "", root, []);
        }
        catch (YamlException e)
        {
            // The parser's text may quote the file, which may hold a secret that someone wrote there.
            throw Single(path, e.Start.Line, e.Start.Column, "this is not YAML: check indentation, quotes and duplicate keys here");
        }
    }

    // What follows reads recursively, so depth is bounded here, where reading is flat.
    static void RefuseAliasesAndDepth(string path, string text)
    {
        var parser = new Parser(new StringReader(text));
        var depth = 0;
        while (parser.MoveNext())
        {
            var at = parser.Current!.Start;
            if (parser.Current is AnchorAlias) throw Single(path, at.Line, at.Column, "found an alias (*…), which is not accepted: write the value out");
            depth += parser.Current.NestingIncrease;
            if (depth > MaximumDepth) throw Single(path, at.Line, at.Column, "nested too deeply");
        }
    }

    static ConfigurationException Single(string path, long line, long column, string problem) => new([new(path, line, column, "", problem)]);
}
