using System.Text;
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
    static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The file's root section. Its problems gather in <see cref="ConfigSection.Errors"/>.</summary>
    /// <param name="path">The file.</param>
    /// <param name="overrides">Environment variables that override its values.</param>
    /// <param name="looksSecret">What must not stand in it, beside <see cref="SecretForms"/>.</param>
    /// <exception cref="ConfigurationException">The file cannot be read, is too large, is not UTF-8 or YAML, has aliases or tags, or is not a mapping.</exception>
    public static ConfigSection Load(string path, ConfigurationOverrides? overrides = null, Func<string, bool>? looksSecret = null)
    {
        try
        {
            using var stream = File.OpenRead(path);
            // The length of what is no regular file is not known before it is read.
            var bytes = new byte[MaximumBytes + 1];
            var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            if (length > MaximumBytes) throw Single(path, 1, 1, $"found a file larger than {MaximumBytes} bytes, expected at most that many");
            var text = bytes.AsSpan(0, length);
            return Parse(path, Utf8.GetString(text.StartsWith(Encoding.UTF8.Preamble) ? text[Encoding.UTF8.Preamble.Length..] : text), overrides, looksSecret);
        }
        catch (DecoderFallbackException)
        {
            throw Single(path, 1, 1, "found bytes that are not UTF-8, expected a text in UTF-8");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Single(path, 1, 1, e is FileNotFoundException or DirectoryNotFoundException
                ? "the file does not exist: found none, expected the path of an rca.yaml"
                : "the file cannot be read: found no access to it, expected a file that this user may read");
        }
    }

    /// <summary>The same for text that is already in memory; <paramref name="path"/> only names it.</summary>
    /// <exception cref="ConfigurationException">As <see cref="Load"/>.</exception>
    public static ConfigSection Parse(string path, string text, ConfigurationOverrides? overrides = null, Func<string, bool>? looksSecret = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            RefuseControls(path, text);
            RefuseAliasesTagsAndDepth(path, text);
            var yaml = new YamlStream();
            yaml.Load(new StringReader(text));
            if (yaml.Documents.Count != 1) throw Single(path, 1, 1, $"found {yaml.Documents.Count} YAML documents, expected one");
            if (yaml.Documents[0].RootNode is not YamlMappingNode root) throw Single(path, 1, 1, "found no mapping, expected keys such as 'sources:'");
            return Root(new ConfigurationReading(path, t => SecretForms.Finds(t) || looksSecret?.Invoke(t) == true), root, overrides ?? ConfigurationOverrides.None);
        }
        catch (YamlException e)
        {
            // The parser's text may quote the file, which may hold a secret that someone wrote there.
            throw Single(path, e.Start.Line, e.Start.Column, "found text that is not YAML, expected keys and values: check indentation, quotes and duplicate keys here");
        }
    }

    static ConfigSection Root(ConfigurationReading reading, YamlMappingNode node, ConfigurationOverrides overrides)
    {
        foreach (var variable in overrides.All)
        {
            reading.IsFrom(variable.Value, variable.Variable);
            LiteralSecrets.Refuse(reading, variable, "");
        }

        LiteralSecrets.Refuse(reading, node, "");
        return new ConfigSection(reading, "", node, ConfigSection.Once(reading, "", overrides.All));
    }

    // To the parser a NUL is the end of the text: what follows it would be left out in silence.
    static void RefuseControls(string path, string text)
    {
        var (line, start) = (1, 0);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n') (line, start) = (line + 1, i + 1);
            else if (char.IsControl(text[i]) && text[i] is not ('\t' or '\r'))
                throw Single(path, line, i - start + 1, "found a control character, expected text: write it as an escape within double quotes");
        }
    }

    // What follows reads recursively, so depth is bounded here, where reading is flat.
    static void RefuseAliasesTagsAndDepth(string path, string text)
    {
        var parser = new Parser(new StringReader(text));
        var depth = 0;
        while (parser.MoveNext())
        {
            var at = parser.Current!.Start;
            if (parser.Current is AnchorAlias) throw Single(path, at.Line, at.Column, "found an alias (*…), expected the value written out");
            if (parser.Current is NodeEvent { Tag: { IsEmpty: false, IsNonSpecific: false } }) throw Single(path, at.Line, at.Column, "found a tag (!…), expected a value without one");
            depth += parser.Current.NestingIncrease;
            if (depth > MaximumDepth) throw Single(path, at.Line, at.Column, $"nested too deeply: found more than {MaximumDepth} levels, expected at most that many");
        }
    }

    static ConfigurationException Single(string path, long line, long column, string problem) => new([new(path, line, column, "", problem)]);
}
