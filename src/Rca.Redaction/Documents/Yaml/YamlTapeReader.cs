using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Rca.Redaction.Documents.Yaml;

/// <summary>Reads a YAML stream onto a tape from the parser's events: nothing is expanded, nothing is built.</summary>
sealed class YamlTapeReader(DocumentTape tape)
{
    readonly Dictionary<string, int> anchors = new(StringComparer.Ordinal);
    readonly Stack<(bool Mapping, bool Flow)> open = [];
    bool keyNext;

    internal static bool Read(ReadOnlySpan<byte> source, DocumentTape tape)
    {
        try
        {
            return new YamlTapeReader(tape).Events(source) && YamlMargins.Lay(source, tape);
        }
        catch (Exception e) when (e is YamlException or ArgumentException or InvalidOperationException or IndexOutOfRangeException)
        {
            return false;
        }
    }

    bool Events(ReadOnlySpan<byte> source)
    {
        var text = Encoding.UTF8.GetString(source);
        var places = new BytePlaces(source, text);
        var parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
        while (parser.MoveNext())
        {
            if (tape.IsFull || !Event(parser.Current!, source, places))
                return false;
        }
        return tape.Nodes.Length > 0;
    }

    bool Event(ParsingEvent parsed, ReadOnlySpan<byte> source, BytePlaces places)
    {
        switch (parsed)
        {
            case DocumentStart:
                anchors.Clear();
                return true;
            case MappingStart mapping:
                return Open(NodeKind.Object, mapping, mapping.Style == MappingStyle.Flow);
            case SequenceStart sequence:
                return Open(NodeKind.Array, sequence, sequence.Style == SequenceStyle.Flow);
            case MappingEnd or SequenceEnd:
                tape.Close();
                open.Pop();
                Past();
                return true;
            case AnchorAlias alias:
                // A key that is an alias has no text here to be judged by.
                if (keyNext || !anchors.TryGetValue(alias.Value.Value, out var target))
                    return false;
                tape.Add(NodeKind.Alias, target: target);
                Past();
                return true;
            case YamlDotNet.Core.Events.Scalar scalar:
                return Scalar(scalar, source, places);
            default:
                return true;
        }
    }

    bool Open(NodeKind kind, NodeEvent node, bool flow)
    {
        if (keyNext || open.Count == DocumentTape.MaxDepth)
            return false;
        Anchor(node, tape.Add(kind));
        open.Push((kind == NodeKind.Object, flow || InFlow));
        keyNext = kind == NodeKind.Object;
        return true;
    }

    bool InFlow => open.Count > 0 && open.Peek().Flow;

    void Past() => keyNext = open.Count > 0 && open.Peek().Mapping;

    void Anchor(NodeEvent node, int index)
    {
        if (!node.Anchor.IsEmpty)
            anchors[node.Anchor.Value] = index;
    }

    bool Scalar(YamlDotNet.Core.Events.Scalar scalar, ReadOnlySpan<byte> source, BytePlaces places)
    {
        var end = places.Of(scalar.End.Index);
        var start = YamlProperties.Skip(source, places.Of(scalar.Start.Index), end, !scalar.Anchor.IsEmpty || !scalar.Tag.IsEmpty);
        var form = Form(scalar.Style);
        var text = tape.Sheet.Length;
        var room = tape.Sheet.Room(Encoding.UTF8.GetMaxByteCount(scalar.Value.Length));
        var length = Encoding.UTF8.GetBytes(scalar.Value, room);
        tape.Sheet.Advance(length);
        if (!StartsAs(form, source[start..end]))
            return false;
        var laid = tape.Lay(start, end, text, length, form, keyNext, InFlow);
        if (keyNext)
        {
            keyNext = false;
            return true;
        }
        Anchor(scalar, tape.Add(form == ScalarForm.Plain ? YamlWords.KindOf(tape.Sheet.Written.Slice(text, length)) : NodeKind.String, laid));
        Past();
        return true;
    }

    static bool StartsAs(ScalarForm form, ReadOnlySpan<byte> raw) => form switch
    {
        ScalarForm.SingleQuoted => raw.Length > 1 && raw[0] == '\'' && raw[^1] == '\'',
        ScalarForm.DoubleQuoted => raw.Length > 1 && raw[0] == '"' && raw[^1] == '"',
        ScalarForm.Literal => raw.Length > 0 && raw[0] == '|',
        ScalarForm.Folded => raw.Length > 0 && raw[0] == '>',
        _ => true,
    };

    static ScalarForm Form(ScalarStyle style) => style switch
    {
        ScalarStyle.SingleQuoted => ScalarForm.SingleQuoted,
        ScalarStyle.DoubleQuoted => ScalarForm.DoubleQuoted,
        ScalarStyle.Literal => ScalarForm.Literal,
        ScalarStyle.Folded => ScalarForm.Folded,
        _ => ScalarForm.Plain,
    };
}
