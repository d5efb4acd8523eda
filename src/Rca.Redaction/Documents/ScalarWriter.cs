using System.Buffers;
using Rca.Redaction.Documents.Json;
using Rca.Redaction.Documents.Yaml;

namespace Rca.Redaction.Documents;

/// <summary>Writes a new text in the style its scalar had, or double-quoted where that style cannot hold it.</summary>
sealed class ScalarWriter
{
    readonly ArrayBufferWriter<byte> written = new();
    ScalarForm form;
    int indent;
    bool crlf;

    /// <summary>What now stands in the scalar's place.</summary>
    internal ReadOnlySpan<byte> Written => written.WrittenSpan;

    /// <summary>Writes the text piece by piece, so that the caller knows where in the source's spelling each piece begins.</summary>
    /// <param name="scalar">The scalar.</param>
    /// <param name="raw">Its source.</param>
    /// <param name="oldText">What its source says.</param>
    /// <param name="text">What it is to say.</param>
    /// <param name="cuts">Places in the text, rising.</param>
    /// <param name="places">Where each of them is in <see cref="Written"/>.</param>
    internal void Write(in Scalar scalar, ReadOnlySpan<byte> raw, ReadOnlySpan<byte> oldText, ReadOnlySpan<byte> text, ReadOnlySpan<int> cuts, Span<int> places)
    {
        written.ResetWrittenCount();
        form = Style(scalar, raw, oldText, text);
        var tail = form != scalar.Form && scalar.Form is ScalarForm.Literal or ScalarForm.Folded ? YamlBlock.Tail(raw) : default;
        var block = form is ScalarForm.Literal or ScalarForm.Folded;
        if (block)
        {
            written.Write(raw[..YamlBlock.BodyStart(raw, 0, raw.Length)]);
            tail = YamlBlock.Tail(raw);
            text = text.TrimEnd((byte)'\n');
            Indentation(text.Length > 0 && text[0] != '\n');
        }
        Quote();
        var at = 0;
        for (var i = 0; i < cuts.Length; i++)
        {
            Piece(text[at..cuts[i]]);
            (places[i], at) = (written.WrittenCount, cuts[i]);
        }
        Piece(text[at..]);
        Quote();
        written.Write(tail);
    }

    ScalarForm Style(in Scalar scalar, ReadOnlySpan<byte> raw, ReadOnlySpan<byte> oldText, ReadOnlySpan<byte> text)
    {
        switch (scalar.Form)
        {
            case ScalarForm.Json or ScalarForm.Bare:
                return ScalarForm.Json;
            case ScalarForm.Comment:
                return ScalarForm.Comment;
            case ScalarForm.Plain when YamlText.CanBePlain(text, scalar.InFlow):
                return ScalarForm.Plain;
            case ScalarForm.SingleQuoted when YamlText.IsPrintable(text, "\n\t"u8):
                return ScalarForm.SingleQuoted;
            case ScalarForm.Literal or ScalarForm.Folded when CanBeBlock(scalar.Form, raw, oldText, text):
                return scalar.Form;
            default:
                return ScalarForm.DoubleQuoted;
        }
    }

    bool CanBeBlock(ScalarForm block, ReadOnlySpan<byte> raw, ReadOnlySpan<byte> oldText, ReadOnlySpan<byte> text)
    {
        var header = YamlBlock.BodyStart(raw, 0, raw.Length);
        indent = YamlBlock.Indent(raw[header..], oldText);
        crlf = header > 1 && raw[header - 2] == '\r';
        var first = text.TrimStart((byte)'\n');
        var folds = block == ScalarForm.Folded;
        return indent > 0
            && first.Length > 0
            && first[0] is not ((byte)' ' or (byte)'\t')
            && YamlText.IsPrintable(text, default)
            && Breaks(text) == Breaks(oldText)
            && !YamlBlock.EndsBlank(oldText)
            && !YamlBlock.EndsBlank(text)
            && !(folds && (text.IndexOf("\n "u8) >= 0 || text.IndexOf("\n\t"u8) >= 0 || text[0] == '\n'));
    }

    static int Breaks(ReadOnlySpan<byte> text) => text.Length - text.TrimEnd((byte)'\n').Length;

    void Quote()
    {
        if (form is ScalarForm.Json or ScalarForm.DoubleQuoted)
            written.Write("\""u8);
        else if (form == ScalarForm.SingleQuoted)
            written.Write("'"u8);
    }

    void Piece(ReadOnlySpan<byte> text)
    {
        switch (form)
        {
            case ScalarForm.Json: JsonText.Escape(text, written); break;
            case ScalarForm.DoubleQuoted: YamlText.DoubleQuoted(text, written); break;
            case ScalarForm.SingleQuoted: YamlText.SingleQuoted(text, written); break;
            case ScalarForm.Literal or ScalarForm.Folded: Lines(text); break;
            default: written.Write(text); break;
        }
    }

    void Lines(ReadOnlySpan<byte> text)
    {
        while (text.IndexOf((byte)'\n') is var next and >= 0)
        {
            written.Write(text[..next]);
            text = text[(next + 1)..];
            Break();
            // Folding makes a blank of one line break: a break that stays is written as two.
            if (form == ScalarForm.Folded && (text.Length == 0 || text[0] != '\n'))
                Break();
            Indentation(text.Length == 0 || text[0] != '\n');
        }
        written.Write(text);
    }

    void Break() => written.Write(crlf ? "\r\n"u8 : "\n"u8);

    void Indentation(bool wanted)
    {
        if (wanted)
            written.GetSpan(indent)[..indent].Fill((byte)' ');
        written.Advance(wanted ? indent : 0);
    }
}
