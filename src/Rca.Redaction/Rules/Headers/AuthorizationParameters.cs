using Rca.Redaction.Rules.KeyValues;
using Rca.Redaction.Scanning;

namespace Rca.Redaction.Rules.Headers;

/// <summary>Reads the parameters of an authorization: name="value", name=value, divided by commas or blanks.</summary>
static class AuthorizationParameters
{
    static readonly ByteSet NameBytes = new("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"u8);

    static readonly ByteSet BareBytes = new("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.~/+=;:%@!*"u8);

    /// <summary>Where the last of them ends; the start when there is none.</summary>
    internal static int End(ReadOnlySpan<byte> bytes, int start)
    {
        var end = start;
        for (var at = start; ;)
        {
            var name = NameBytes.End(bytes, at);
            if (name == at || name + 1 >= bytes.Length || bytes[name] != '=' || bytes[name + 1] == '=')
                return end;
            var value = name + 1;
            var quote = QuotedText.QuoteLength(bytes, value);
            if (quote > 0 && bytes[value + quote - 1] == '"')
            {
                var closed = QuotedText.ValueEnd(bytes, value + quote, bytes.Slice(value, quote));
                at = end = Math.Min(bytes.Length, closed + (closed < bytes.Length && bytes[closed] != '\n' ? quote : 0));
            }
            else
            {
                at = BareBytes.End(bytes, value);
                if (at == value)
                    return end;
                end = at;
            }
            var comma = AsciiByte.SkipBlanks(bytes, at);
            if (comma >= bytes.Length || (bytes[comma] != ',' && comma == at))
                return end;
            at = bytes[comma] == ',' ? AsciiByte.SkipBlanks(bytes, comma + 1) : comma;
        }
    }
}
