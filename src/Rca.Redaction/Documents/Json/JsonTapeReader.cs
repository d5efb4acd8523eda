using System.Text.Json;

namespace Rca.Redaction.Documents.Json;

/// <summary>Reads strict JSON onto a tape.</summary>
static class JsonTapeReader
{
    internal static bool Read(ReadOnlySpan<byte> source, bool several, DocumentTape tape)
    {
        var reader = new Utf8JsonReader(source, new JsonReaderOptions { MaxDepth = DocumentTape.MaxDepth, AllowMultipleValues = several });
        try
        {
            while (reader.Read())
            {
                if (tape.IsFull)
                    return false;
                Token(ref reader, tape);
            }
            return tape.Nodes.Length > 0;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    static void Token(ref Utf8JsonReader reader, DocumentTape tape)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                tape.Add(NodeKind.Object);
                break;
            case JsonTokenType.StartArray:
                tape.Add(NodeKind.Array);
                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                tape.Close();
                break;
            case JsonTokenType.PropertyName:
                String(ref reader, tape, isKey: true);
                break;
            case JsonTokenType.String:
                tape.Add(NodeKind.String, String(ref reader, tape, isKey: false));
                break;
            default:
                tape.Add(reader.TokenType == JsonTokenType.Number ? NodeKind.Number : NodeKind.Word, Bare(ref reader, tape));
                break;
        }
    }

    static int String(ref Utf8JsonReader reader, DocumentTape tape, bool isKey)
    {
        var sheet = tape.Sheet;
        var text = sheet.Length;
        var length = JsonText.Unescape(reader.ValueSpan, reader.ValueIsEscaped, sheet.Room(reader.ValueSpan.Length));
        sheet.Advance(length);
        var start = (int)reader.TokenStartIndex;
        return tape.Lay(start, start + reader.ValueSpan.Length + 2, text, length, ScalarForm.Json, isKey);
    }

    static int Bare(ref Utf8JsonReader reader, DocumentTape tape)
    {
        var text = tape.Sheet.Length;
        tape.Sheet.Add(reader.ValueSpan);
        var start = (int)reader.TokenStartIndex;
        return tape.Lay(start, start + reader.ValueSpan.Length, text, reader.ValueSpan.Length, ScalarForm.Bare);
    }
}
