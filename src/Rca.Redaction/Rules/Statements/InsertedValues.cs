using Rca.Redaction.Rules.KeyValues;
using Rca.Redaction.Scanning;

namespace Rca.Redaction.Rules.Statements;

/// <summary>Reads INSERT INTO t (…, password, …) VALUES (…, '…', …): the literal in the place of a column with a secret's name.</summary>
static class InsertedValues
{
    const int MaxColumns = 64;
    const int MaxTable = 128;

    internal static int Read(ReadOnlySpan<byte> bytes, int at, List<Hit> hits)
    {
        var window = bytes[at..Math.Min(bytes.Length, at + MaxTable)];
        var open = window.IndexOfAny("(\n;'"u8);
        if (open < 0 || window[open] != '(')
            return at;
        at += open + 1;
        var secret = Columns(bytes, ref at);
        at = AsciiByte.SkipBlanks(bytes, at);
        if (secret == 0 || !AsciiByte.StartsWithIgnoreCase(bytes[at..], "values"u8))
            return at;
        at = AsciiByte.SkipBlanks(bytes, at + "values".Length);
        while (at < bytes.Length && bytes[at] == '(')
        {
            at = Row(bytes, at + 1, secret, hits);
            at = AsciiByte.SkipBlanks(bytes, at);
            if (at < bytes.Length && bytes[at] == ',')
                at = AsciiByte.SkipBlanks(bytes, at + 1);
        }
        return at;
    }

    /// <summary>A bit for each column whose name is a secret's; reading goes on behind the list.</summary>
    static ulong Columns(ReadOnlySpan<byte> bytes, ref int at)
    {
        var secret = 0UL;
        for (var column = 0; at < bytes.Length; column++)
        {
            var length = bytes[at..].IndexOfAny(",)\n("u8);
            if (length < 0 || bytes[at + length] is (byte)'\n' or (byte)'(')
                return 0;
            var name = bytes.Slice(at, length).Trim(" \t\"'`[]\\"u8);
            if (column < MaxColumns && KeyNames.Classify(name) is KeyKind.Password or KeyKind.Secret or KeyKind.Digest)
                secret |= 1UL << column;
            at += length + 1;
            if (bytes[at - 1] == ')')
                return secret;
        }
        return 0;
    }

    static int Row(ReadOnlySpan<byte> bytes, int at, ulong secret, List<Hit> hits)
    {
        var depth = 0;
        for (var column = 0; at < bytes.Length && bytes[at] != '\n';)
        {
            var quote = QuotedText.QuoteLength(bytes, at);
            if (quote > 0 && bytes[at + quote - 1] == '\'')
            {
                var start = at + quote;
                var end = QuotedText.ValueEnd(bytes, start, bytes.Slice(at, quote));
                if (column < MaxColumns && (secret >> column & 1) != 0 && end > start && ValueGuards.IsSecret(bytes[start..end], KeyKind.Password, default))
                    hits.Add(new Hit(start, end, StatementDetector.Rule, ValueCoding.Escaped));
                at = Math.Min(bytes.Length, end + quote);
                continue;
            }
            if (bytes[at] == ')' && depth-- == 0)
                return at + 1;
            depth += bytes[at] == '(' ? 1 : 0;
            column += bytes[at] == ',' && depth == 0 ? 1 : 0;
            at += Math.Max(1, quote);
        }
        return at;
    }
}
