using System.Buffers;
using Rca.Redaction.Scanning;

namespace Rca.Redaction.Rules.KeyValues;

/// <summary>Tells sentences about secrets from those that say one: "password is required" from "password for app is hunter2!".</summary>
static class Prose
{
    const int MaxUser = 48;
    const int MinValue = 6;

    static readonly WordSet Words = new(
        "must", "should", "cannot", "can", "could", "will", "would", "may", "might", "is", "was", "are", "were", "has", "have", "had", "does", "do", "did",
        "not", "the", "a", "an", "this", "that", "these", "for", "from", "with", "without", "of", "to", "in", "on", "at", "by", "as", "be", "been", "or", "and",
        "too", "context", "connection", "could", "contains", "contain", "length", "minimum", "maximum", "field", "access", "permission", "login", "please",
        "enter", "user", "unable", "request", "timeout", "timed", "unexpected", "error", "no", "got", "expected", "validation", "verification", "illegal",
        "malformed", "signature", "lookup", "reading", "loading", "using", "set", "reset", "matches", "mismatch", "your", "it", "its", "server", "client",
        "already", "never", "when", "while", "after", "before", "if", "then", "so", "denied", "provided", "supplied", "specified", "given", "found");

    static readonly WordSet Verbs = new("is", "was", "to", "ist", "est", "es", "lautet", "becomes", "now");

    static readonly WordSet Links = new("set", "changed", "reset", "updated", "now", "generated", "initialized", "is", "was");

    static readonly WordSet Prepositions = new("for", "of", "user", "account", "fuer");

    static readonly SearchValues<byte> Symbols = SearchValues.Create("!#$%^&*+@~"u8);

    internal static string Definition { get; } = $"{Words.Definition} | {Verbs.Definition} | {Links.Definition} | {Prepositions.Definition}";

    /// <summary>Whether the bare value is a word and another follows: "token: connection refused".</summary>
    internal static bool IsSentence(ReadOnlySpan<byte> bytes, int start, int end, KeyKind kind)
    {
        var value = bytes[start..end];
        if (!IsPlainWord(value))
            return false;
        var next = AsciiByte.SkipBlanks(bytes, end);
        if (next == end)
            return false;
        var last = WordEnd(bytes, next);
        var follows = last > next && IsPlainWord(bytes[next..last]) && (last >= bytes.Length || bytes[last] is not ((byte)'=' or (byte)':' or (byte)'@'));
        return follows && (kind == KeyKind.Secret || Words.Has(value) || Words.Has(bytes[next..last]));
    }

    internal static bool IsWord(ReadOnlySpan<byte> value) => Words.Has(value);

    /// <summary>Reads what a sentence gives away after the key; the key's end when it gives nothing.</summary>
    internal static int Read(NamedKey key, int start, List<Hit> hits)
    {
        var bytes = key.Bytes;
        var at = SkipUser(bytes, start);
        var said = at > start && bytes[at - 1] is (byte)'=' or (byte)':';
        for (var words = 0; words < 3; words++)
        {
            var end = WordEnd(bytes, at);
            var word = bytes[at..end];
            if (!Verbs.Has(word) && !Links.Has(word))
                break;
            said |= Verbs.Has(word);
            at = end < bytes.Length && bytes[end] == ':' ? end + 1 : end;
            at = AsciiByte.SkipBlanks(bytes, at);
        }
        if (!said || (at = AsciiByte.SkipBlanks(bytes, at)) >= bytes.Length)
            return key.End;
        if (QuotedText.QuoteLength(bytes, at) is > 0 and var quote)
            return IsClosed(bytes, at, quote) ? ValueReader.Quoted(key, at, quote, hits) : key.End;
        var valueEnd = BareValue.End(key.Text, at, percent: false);
        var value = bytes[at..valueEnd].TrimEnd(".,;:!?)"u8);
        if (!LooksChosen(value, key.Kind))
            return key.End;
        ValueReader.Report(key, at, bytes[valueEnd - 1] == '!' ? valueEnd : at + value.Length, ValueCoding.Verbatim, hits);
        return valueEnd;
    }

    /// <summary>Past "for user app", and past an equals sign or a colon behind it.</summary>
    static int SkipUser(ReadOnlySpan<byte> bytes, int start)
    {
        var at = start;
        var end = WordEnd(bytes, at);
        if (!Prepositions.Has(bytes[at..end]))
            return start;
        while (Prepositions.Has(bytes[at..end]))
        {
            at = AsciiByte.SkipBlanks(bytes, end);
            end = WordEnd(bytes, at);
        }
        var limit = Math.Min(bytes.Length, at + MaxUser);
        while (at < limit && !AsciiByte.IsSpace(bytes[at]) && bytes[at] != '=' && !EndsUser(bytes[at..]))
            at++;
        at = AsciiByte.SkipBlanks(bytes, at);
        return at < bytes.Length && bytes[at] is (byte)'=' or (byte)':' ? at + 1 : at;
    }

    static bool EndsUser(ReadOnlySpan<byte> rest) => rest[0] == ':' && rest.Length > 1 && AsciiByte.IsBlank(rest[1]);

    /// <summary>What a sentence ends on is a value only when no word is written so.</summary>
    static bool LooksChosen(ReadOnlySpan<byte> value, KeyKind kind)
    {
        if (value.Length < (kind == KeyKind.Password ? MinValue : MinValue + 2))
            return false;
        var letter = value.ContainsAnyInRange((byte)'a', (byte)'z') || value.ContainsAnyInRange((byte)'A', (byte)'Z');
        var digit = value.ContainsAnyInRange((byte)'0', (byte)'9');
        return letter && (digit || (kind == KeyKind.Password && value.ContainsAny(Symbols))) && !value.StartsWith("http"u8);
    }

    static bool IsClosed(ReadOnlySpan<byte> bytes, int start, int quote)
    {
        var window = bytes[(start + quote)..Math.Min(bytes.Length, start + quote + MaxUser * 2)];
        var end = window.IndexOfAny(bytes[start + quote - 1], (byte)'\n');
        return end > 0 && window[end] != '\n' && window[0] is not ((byte)',' or (byte)':' or (byte)'}' or (byte)']' or (byte)' ');
    }

    static bool IsPlainWord(ReadOnlySpan<byte> word)
    {
        var rest = word.TrimEnd(".,;!?)"u8);
        return rest.Length > 0 && rest.Length <= 20 && (rest.Length == 1 || !rest[1..].ContainsAnyExceptInRange((byte)'a', (byte)'z'))
            && char.IsAsciiLetter((char)rest[0]);
    }

    static int WordEnd(ReadOnlySpan<byte> bytes, int at)
    {
        while (at < bytes.Length && char.IsAsciiLetter((char)bytes[at]))
            at++;
        return at;
    }
}
