using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Rca.Redaction.Policies.Reading;

/// <summary>From text to the outermost section. What YAML could hide (aliases, tags, control characters) is refused.</summary>
static class PolicyDocument
{
    const int MaxBytes = 1024 * 1024;
    const int MaxDepth = 16;

    /// <summary>Null after a problem that leaves nothing to read.</summary>
    internal static PolicySection? Root(string text, PolicyReading reading)
    {
        try
        {
            if (Encoding.UTF8.GetByteCount(text) > MaxBytes)
                return Refuse(reading, Mark.Empty, $"a file larger than {MaxBytes} bytes", "at most that many");
            RefuseControls(text, reading);
            RefuseAliasesTagsAndDepth(text, reading);
            if (reading.IsWrong)
                return null;
            var yaml = new YamlStream();
            yaml.Load(new StringReader(text));
            return yaml.Documents switch
            {
                [{ RootNode: YamlMappingNode root }] => new PolicySection(reading, "", root),
                [_] => Refuse(reading, Mark.Empty, "no mapping", "keys such as 'version: 1'"),
                { Count: var count } => Refuse(reading, Mark.Empty, $"{count} YAML documents", "one"),
            };
        }
        catch (YamlException e)
        {
            // The parser's own words may quote the file.
            return Refuse(reading, e.Start, "text that is not YAML", "keys and values: check indentation, quotes and repeated keys here");
        }
    }

    // To the parser a NUL is the end of the text: what follows it would be left out in silence.
    static void RefuseControls(string text, PolicyReading reading)
    {
        var (line, start) = (1, 0);
        for (var i = 0; i < text.Length && !reading.IsWrong; i++)
        {
            if (text[i] == '\n')
                (line, start) = (line + 1, i + 1);
            else if (char.IsControl(text[i]) && text[i] is not ('\t' or '\r'))
                reading.Add(new Mark(i, line, i - start + 1), "", "a control character", "text: write it as an escape within double quotes");
        }
    }

    // What comes after reads recursively, so depth is bounded here, where reading is flat.
    static void RefuseAliasesTagsAndDepth(string text, PolicyReading reading)
    {
        var parser = new Parser(new StringReader(text));
        for (var depth = 0; depth <= MaxDepth && parser.MoveNext();)
        {
            var current = parser.Current!;
            if (current is AnchorAlias)
                reading.Add(current.Start, "", "an alias (*…)", "the value written out");
            if (current is NodeEvent { Tag: { IsEmpty: false, IsNonSpecific: false } })
                reading.Add(current.Start, "", "a tag (!…)", "a value without one");
            depth += current.NestingIncrease;
            if (depth > MaxDepth)
                reading.Add(current.Start, "", $"more than {MaxDepth} levels", "at most that many");
        }
    }

    static PolicySection? Refuse(PolicyReading reading, Mark at, string found, string expected)
    {
        reading.Add(at, "", found, expected);
        return null;
    }
}
