using Rca.Redaction.Scanning;

namespace Rca.Redaction.Rules.KeyValues;

/// <summary>Reads values that are arguments: define('DB_PASSWORD', '…'), ["--password", "…"], PASSWORD('…'), Key (token)=(…).</summary>
static class ArgumentValue
{
    static readonly WordSet Readers = new("get", "read", "load", "fetch", "find", "has", "is", "check", "prompt", "ask", "lookup", "parse", "require", "del",
        "delete");

    internal static int Read(NamedKey key, List<Hit> hits)
    {
        var bytes = key.Bytes;
        if (key.After == '(')
            return Call(key, hits);
        if (key.After == ')')
            return Detail(key, hits);
        var quote = QuotedText.QuoteLength(bytes, key.End);
        var comma = AsciiByte.SkipBlanks(bytes, key.End + quote);
        if (quote == 0 || comma >= bytes.Length || bytes[comma] != ',' || !TakesNext(key, quote))
            return key.End;
        var start = AsciiByte.SkipBlanks(bytes, comma + 1);
        return QuotedText.QuoteLength(bytes, start) > 0 && !IsOption(bytes, start)
            ? ValueReader.Read(key, start, default, hits)
            : key.End;
    }

    /// <summary>An option's value is the next of the list, and a setter's first argument names the second.</summary>
    static bool TakesNext(NamedKey key, int quote)
    {
        var closing = key.Bytes.Slice(key.End, quote);
        if (!key.Bytes[..key.Start].EndsWith(closing))
            return false;
        if (key.Bytes[key.Start] == '-' || key.Kind is KeyKind.Authorization or KeyKind.Cookie)
            return true;
        var opener = key.Start - quote - 1;
        while (opener > 0 && AsciiByte.IsBlank(key.Bytes[opener]) && key.Start - opener < 16)
            opener--;
        return opener >= 0 && key.Bytes[opener] == '(';
    }

    static bool IsOption(ReadOnlySpan<byte> bytes, int start) => bytes[(start + QuotedText.QuoteLength(bytes, start))..].StartsWith("--"u8);

    static int Call(NamedKey key, List<Hit> hits)
    {
        var start = AsciiByte.SkipBlanks(key.Bytes, key.End + 1);
        var quoted = QuotedText.QuoteLength(key.Bytes, start) > 0 || (start < key.Bytes.Length && key.Bytes[start] is (byte)'N' or (byte)'n');
        return quoted && key.Kind == KeyKind.Password && !IsReader(key.Name)
            ? ValueReader.Read(key, start, new Separator(0, Percent: false, Assigns: true), hits)
            : key.End;
    }

    static bool IsReader(ReadOnlySpan<byte> name)
    {
        var words = new KeyWords(name);
        var first = words.Previous();
        while (words.Previous() is { Length: > 0 } word)
            first = word;
        return Readers.Has(first);
    }

    static int Detail(NamedKey key, List<Hit> hits)
    {
        var bytes = key.Bytes;
        if (!bytes[key.End..].StartsWith(")=("u8))
            return key.End;
        var start = key.End + 3;
        var length = bytes[start..].IndexOfAny((byte)')', (byte)'\n');
        var end = length < 0 ? bytes.Length : start + length;
        ValueReader.Report(key, start, end, ValueCoding.Verbatim, hits);
        return end;
    }
}
