using System.Buffers;
using Rca.Redaction.Rules.KeyValues;
using Rca.Redaction.Scanning;

namespace Rca.Redaction.Rules.Statements;

/// <summary>Reads the quoted arguments of a call that takes a key or a password among them: which one it is differs, so each is taken.</summary>
static class CallLiterals
{
    const int MaxArguments = 6;

    static readonly SearchValues<byte> Stops = SearchValues.Create("'\"\n);\\"u8);

    internal static int Read(ReadOnlySpan<byte> bytes, int at, List<Hit> hits)
    {
        for (var argument = 0; argument < MaxArguments && at < bytes.Length; argument++)
        {
            var next = bytes[at..].IndexOfAny(Stops);
            if (next < 0)
                return bytes.Length;
            at += next;
            var quote = QuotedText.QuoteLength(bytes, at);
            if (quote == 0 || bytes[at + quote - 1] != '\'')
                return at;
            var start = at + quote;
            var end = QuotedText.ValueEnd(bytes, start, bytes.Slice(at, quote));
            if (end > start && ValueGuards.IsSecret(bytes[start..end], KeyKind.Password, default))
                hits.Add(new Hit(start, end, StatementDetector.Rule, ValueCoding.Escaped));
            at = Math.Min(bytes.Length, end + quote);
        }
        return at;
    }
}
