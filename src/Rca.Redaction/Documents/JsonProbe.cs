using System.Text.Json;
using Rca.Redaction.Scanning;

namespace Rca.Redaction.Documents;

/// <summary>What is known of a text that may be a JSON object or array, line after line.</summary>
enum JsonStatus
{
    /// <summary>It is none.</summary>
    Not,

    /// <summary>It is the beginning of one.</summary>
    Incomplete,

    /// <summary>It is one, and only blanks follow to the end of its last line.</summary>
    Complete,
}

/// <summary>Tells, as lines come in, where a JSON object or array ends; each byte is read once.</summary>
struct JsonProbe
{
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
        // No token of strict JSON goes over a line's end.
        return text[read..].Trim(" \t\r\n"u8).Length == 0 || text[^1] != '\n' ? JsonStatus.Incomplete : JsonStatus.Not;
    }

    JsonStatus End(ReadOnlySpan<byte> text, int end)
    {
        Length = end;
        var line = text[end..].IndexOf((byte)'\n') is >= 0 and var length ? text.Slice(end, length) : text[end..];
        return line.Trim(" \t\r"u8).Length == 0 ? JsonStatus.Complete : JsonStatus.Not;
    }
}
