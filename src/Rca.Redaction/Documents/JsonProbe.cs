using System.Text.Json;

namespace Rca.Redaction.Documents;

/// <summary>Tells, as lines come in, where a JSON object or array ends; each byte is read once.</summary>
struct JsonProbe
{
    const int MostLinesAgain = 16;

    JsonReaderState state;
    int read;

    /// <summary>How long the value is, once it is complete.</summary>
    internal int Length { get; private set; }

    /// <summary>Judges the text so far: it begins with a brace or a bracket, and is what it was before with more lines behind it.</summary>
    internal JsonStatus Status(ReadOnlySpan<byte> text)
    {
        if (text.Length == 0 || text[0] is not ((byte)'{' or (byte)'['))
            return JsonStatus.Not;
        if (read == 0)
            state = new JsonReaderState(new JsonReaderOptions { MaxDepth = DocumentTape.MaxDepth });
        var reader = new Utf8JsonReader(text[read..], isFinalBlock: false, state);
        try
        {
            while (reader.Read())
            {
                if (reader.CurrentDepth == 0 && reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
                    return End(text, read + (int)reader.BytesConsumed);
            }
        }
        catch (JsonException)
        {
            return JsonStatus.Not;
        }
        read += (int)reader.BytesConsumed;
        state = reader.CurrentState;
        // What the reader left is read again with the next line: a comma, or a name before its colon. Blank lines behind it must not add up.
        return text[read..].Count((byte)'\n') <= MostLinesAgain ? JsonStatus.Incomplete : JsonStatus.Not;
    }

    JsonStatus End(ReadOnlySpan<byte> text, int end)
    {
        var line = text[end..].IndexOf((byte)'\n') is >= 0 and var length ? text.Slice(end, length) : text[end..];
        if (line.Trim(" \t\r"u8).Length > 0)
            return JsonStatus.Not;
        Length = end;
        return JsonStatus.Complete;
    }
}
