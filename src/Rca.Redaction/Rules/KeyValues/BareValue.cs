using System.Buffers;
using Rca.Redaction.Scanning;

namespace Rca.Redaction.Rules.KeyValues;

/// <summary>Finds where a value without quotes ends. A separator ends it only where another pair or nothing follows: passwords hold commas too.</summary>
static class BareValue
{
    const int MaxNextKey = 48;

    static readonly SearchValues<byte> Hard = SearchValues.Create(" \t\r\n\"'`<>\\"u8);
    static readonly SearchValues<byte> Soft = SearchValues.Create(",;&|)]}"u8);
    static readonly SearchValues<byte> Stops = SearchValues.Create(" \t\r\n\"'`<>\\,;&|)]}[%{"u8);

    internal static int End(ScanText text, int start, bool percent)
    {
        var bytes = text.Bytes;
        var at = start;
        if (bytes[at..].StartsWith("${{"u8) || bytes[at..].StartsWith("{{"u8))
            return TemplateEnd(bytes, at);
        var braced = false;
        while (at < bytes.Length)
        {
            var next = bytes[at..].IndexOfAny(Stops);
            if (next < 0)
                return bytes.Length;
            at += next;
            if (bytes[at] == '[')
            {
                var token = text.TokenLengthAt(at);
                // What was replaced before ended at the separator behind it, and does so for good.
                if (token > 0 && at == start && at + token < bytes.Length && Soft.Contains(bytes[at + token]))
                    return at + token;
                at += Math.Max(1, token);
            }
            else if (bytes[at] is (byte)'{')
                braced = ++at > 0;
            else if (bytes[at] == '%' && !(percent && bytes[at..].StartsWith("%26"u8)))
                at++;
            else if (bytes[at] == '<' && at == start)
                at = PlaceholderEnd(bytes, at);
            else if (bytes[at] == '\\' && BackslashesIn(bytes, at) is > 0 and var more)
                at += more;
            else if (Soft.Contains(bytes[at]) && !EndsAtSeparator(bytes, at, start, braced))
                at++;
            else
                return Math.Min(at, bytes.Length);
        }
        return bytes.Length;
    }

    /// <summary>How far the value goes on: an escaped quote or line break ends it, any other run of backslashes is part of it with what it escapes.</summary>
    static int BackslashesIn(ReadOnlySpan<byte> bytes, int at)
    {
        var length = bytes[at..].IndexOfAnyExcept((byte)'\\');
        if (length < 0)
            return bytes.Length - at;
        if (QuotedText.QuoteLength(bytes, at + length - 1) > 0)
            return 0;
        var next = bytes[at + length];
        return next is (byte)'\r' or (byte)'\n' ? length : length == 1 && next is (byte)'n' or (byte)'r' ? 0 : length + 1;
    }

    static bool EndsAtSeparator(ReadOnlySpan<byte> bytes, int at, int start, bool braced)
    {
        if (bytes[at] == '}' && braced)
            return false;
        if (bytes[at] == ')' && bytes[start..at].StartsWith("$("u8))
            return false;
        var next = at + 1;
        if (next >= bytes.Length || Hard.Contains(bytes[next]) || Soft.Contains(bytes[next]))
            return true;
        var key = next;
        while (key < bytes.Length && key - next < MaxNextKey && (AsciiByte.IsAlnum(bytes[key]) || bytes[key] is (byte)'_' or (byte)'-' or (byte)'.' or (byte)' '))
            key++;
        return key > next && key < bytes.Length && bytes[key] is (byte)'=' or (byte)':';
    }

    static int PlaceholderEnd(ReadOnlySpan<byte> bytes, int start)
    {
        var window = bytes[start..Math.Min(bytes.Length, start + 128)];
        var end = window.IndexOfAny((byte)'>', (byte)'\n');
        return end > 0 && window[end] == '>' ? start + end + 1 : start + 1;
    }

    static int TemplateEnd(ReadOnlySpan<byte> bytes, int start)
    {
        var window = bytes[start..Math.Min(bytes.Length, start + 128)];
        var end = window.IndexOf("}}"u8);
        if (end >= 0 && window[..end].IndexOfAny((byte)'\n', (byte)'"') < 0)
            return start + end + 2;
        var stop = bytes[(start + 2)..].IndexOfAny(Hard);
        return stop < 0 ? bytes.Length : start + 2 + stop;
    }
}
