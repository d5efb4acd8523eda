using System.Buffers;
using Rca.Redaction.Scanning;

namespace Rca.Redaction.Rules;

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
                at += Math.Max(1, text.TokenLengthAt(at));
            else if (bytes[at] is (byte)'{')
                braced = ++at > 0;
            else if (bytes[at] == '%' && !(percent && bytes[at..].StartsWith("%26"u8)))
                at++;
            else if (bytes[at] == '<' && at == start)
                at = PlaceholderEnd(bytes, at);
            else if (bytes[at] == '\\' && !EndsAtBackslash(bytes, at))
                at += 2;
            else if (Soft.Contains(bytes[at]) && !EndsAtSeparator(bytes, at, start, braced))
                at++;
            else
                return Math.Min(at, bytes.Length);
        }
        return bytes.Length;
    }

    // An escaped quote or line break ends the value; any other backslash is part of it.
    static bool EndsAtBackslash(ReadOnlySpan<byte> bytes, int at) =>
        QuotedText.QuoteLength(bytes, at) > 0 || (at + 1 < bytes.Length && bytes[at + 1] is (byte)'n' or (byte)'r');

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
