using System.Buffers;
using Rca.Redaction.Scanning;
using Rca.Redaction.Tokens;

namespace Rca.Redaction.Rules;

/// <summary>Finds values by the names before them: key=value, key: value, "key":"value", --key value, and name/value siblings.</summary>
sealed class KeyValueDetector : Detector
{
    const int MaxSiblingGap = 64;

    static readonly Rule Secret = new("key-value", TokenClass.Secret, $"separators = : => := %3D %3A; {KeyNames.Definition} || {ValueGuards.Definition}");

    static readonly SearchValues<byte> KeyBytes =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-"u8);

    static readonly SearchValues<byte> KeyStart =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-["u8);

    internal static Rule Rule => Secret;

    internal override IReadOnlyList<Rule> Rules { get; } = [Secret, HeaderValue.AuthorizationRule, HeaderValue.CookieRule];

    internal override void Scan(ScanText text, List<Hit> hits)
    {
        var bytes = text.Bytes;
        var named = KeyKind.None;
        var namedEnd = 0;
        var previous = (Start: 0, End: -1);
        for (var at = 0; at < bytes.Length && bytes[at..].IndexOfAny(KeyStart) is var next and >= 0;)
        {
            at += next;
            if (bytes[at] == '[')
            {
                at += Math.Max(1, text.TokenLengthAt(at));
                continue;
            }
            var length = bytes[at..].IndexOfAnyExcept(KeyBytes);
            var end = length < 0 ? bytes.Length : at + length;
            var key = Key(bytes, at, end, previous);
            previous = (at, end);
            at = end;
            var separator = Separator.After(bytes, end);
            if (separator.Length == 0)
            {
                at = SpacedValue(text, key, end, hits);
                continue;
            }
            var kind = Kind(bytes[key..end]);
            var start = AsciiByte.SkipBlanks(bytes, end + separator.Length);
            if (kind == KeyKind.None && named != KeyKind.None && start - namedEnd <= MaxSiblingGap && AsciiByte.EqualsIgnoreCase(bytes[key..end], "value"u8))
                kind = named;
            if (kind != KeyKind.None)
            {
                at = Value(text, start, bytes[key..end], kind, separator.Percent, hits);
                named = KeyKind.None;
            }
            else if (AsciiByte.EqualsIgnoreCase(bytes[key..end], "name"u8) || AsciiByte.EqualsIgnoreCase(bytes[key..end], "key"u8))
            {
                (named, namedEnd) = NameAt(bytes, start);
            }
        }
    }

    /// <summary>Where the key begins: "API key" is two words, and the n of an escaped line break is no part of it.</summary>
    static int Key(ReadOnlySpan<byte> bytes, int start, int end, (int Start, int End) previous)
    {
        if (start > 0 && bytes[start - 1] == '\\' && end - start > 1 && bytes[start] is (byte)'n' or (byte)'r' or (byte)'t'
            && KeyNames.Classify(bytes[start..end]) == KeyKind.None)
        {
            return start + 1;
        }
        var spaced = previous.End >= 0 && previous.End + 1 == start && bytes[previous.End] == ' ' && AsciiByte.EqualsIgnoreCase(bytes[start..end], "key"u8);
        var word = bytes[Math.Max(0, previous.Start)..Math.Max(0, previous.End)];
        return spaced && (AsciiByte.EqualsIgnoreCase(word, "api"u8) || AsciiByte.EqualsIgnoreCase(word, "access"u8) || AsciiByte.EqualsIgnoreCase(word, "account"u8))
            ? previous.Start
            : start;
    }

    static KeyKind Kind(ReadOnlySpan<byte> key) =>
        AsciiByte.EqualsIgnoreCase(key, "pass"u8) ? KeyKind.Secret : KeyNames.Classify(key);

    static int Value(ScanText text, int start, ReadOnlySpan<byte> key, KeyKind kind, bool percent, List<Hit> hits)
    {
        var bytes = text.Bytes;
        if (start < bytes.Length && bytes[start] == '[' && text.TokenLengthAt(start) == 0)
            start = AsciiByte.SkipBlanks(bytes, start + 1);
        if (start >= bytes.Length)
            return start;
        var quote = QuotedText.QuoteLength(bytes, start);
        var from = start + quote;
        if (kind is KeyKind.Authorization or KeyKind.Cookie)
            return HeaderValue.Scan(text, from, bytes.Slice(start, quote), kind, hits);
        if (quote > 0)
        {
            var closed = QuotedText.ValueEnd(bytes, from, bytes.Slice(start, quote));
            var nested = QuotedText.QuoteLength(bytes, from) > 0 ? HasNestedQuote(bytes[from..closed]) : 0;
            Report(bytes, from + nested, closed - nested, key, kind, ValueCoding.Escaped, hits);
            return closed;
        }
        if (bytes[start] is (byte)'{' && !bytes[start..].StartsWith("{{"u8))
            return start;
        var end = BareValue.End(text, start, percent);
        var value = bytes[start..end].TrimEnd(":"u8);
        Report(bytes, start, start + value.Length, key, kind, percent ? ValueCoding.Percent : ValueCoding.Verbatim, hits);
        return Math.Max(end, start);
    }

    static int HasNestedQuote(ReadOnlySpan<byte> value) => value.Length > 2 && value[0] is (byte)'\'' or (byte)'"' && value[^1] == value[0] ? 1 : 0;

    static void Report(ReadOnlySpan<byte> bytes, int start, int end, ReadOnlySpan<byte> key, KeyKind kind, ValueCoding coding, List<Hit> hits)
    {
        if (end > start && ValueGuards.IsSecret(bytes[start..end], kind, key))
            hits.Add(new Hit(start, end, Secret, coding));
    }

    /// <summary>--password value on a command line, and PASSWORD 'value' in a statement.</summary>
    static int SpacedValue(ScanText text, int key, int end, List<Hit> hits)
    {
        var bytes = text.Bytes;
        var start = AsciiByte.SkipBlanks(bytes, end);
        if (start == end || start >= bytes.Length)
            return end;
        var option = bytes[key] == '-' && bytes[start] != '-';
        var literal = bytes[start] == '\'';
        if (!option && !literal)
            return end;
        var kind = Kind(bytes[key..end]);
        return kind == KeyKind.Password || (kind == KeyKind.Secret && option)
            ? Value(text, start, bytes[key..end], kind, percent: false, hits)
            : end;
    }

    static (KeyKind Kind, int End) NameAt(ReadOnlySpan<byte> bytes, int start)
    {
        var from = start < bytes.Length ? start + QuotedText.QuoteLength(bytes, start) : start;
        var length = bytes[from..].IndexOfAnyExcept(KeyBytes);
        var end = length < 0 ? bytes.Length : from + length;
        return (KeyNames.Classify(bytes[from..end]), end);
    }
}
