using System.Text;
using Rca.Redaction.Scanning;
using Rca.Redaction.Tokens;

namespace Rca.Redaction.Rules;

/// <summary>Reads the values of authorization and cookie headers, however they were logged.</summary>
static class HeaderValue
{
    const int MinLone = 12;

    internal static readonly Rule AuthorizationRule = new("authorization-header", TokenClass.Secret,
        "authorization: scheme credential; the scheme stays; of parameter schemes the rest of the line");

    internal static readonly Rule CookieRule = new("cookie-header", TokenClass.Secret, "cookie or set-cookie: the whole value when it holds a pair");

    static readonly byte[][] OneCredential = Names("basic", "bearer", "token", "negotiate", "apikey", "ntlm", "splunk", "bot");

    static readonly byte[][] Parameters =
        Names("digest", "aws4-hmac-sha256", "hawk", "oauth", "signature", "goog4-rsa-sha256", "sharedkey", "hmac");

    internal static int Scan(ScanText text, int start, ReadOnlySpan<byte> quote, KeyKind kind, List<Hit> hits)
    {
        var bytes = text.Bytes;
        if (kind == KeyKind.Cookie)
        {
            var all = LineEnd(bytes, start, quote);
            if (bytes[start..all].Contains((byte)'=') && text.TokenLengthAt(start) != all - start)
                hits.Add(new Hit(start, all, CookieRule));
            return all;
        }
        var word = Alphabet.Dashed.Run(bytes[start..], 32);
        var credential = AsciiByte.SkipBlanks(bytes, start + word);
        var scheme = bytes.Slice(start, word);
        if (credential > start + word && IsAny(scheme, OneCredential))
            return Report(bytes, credential, End(text, credential), hits, minimum: 1);
        if (credential > start + word && IsAny(scheme, Parameters))
            return Report(bytes, credential, LineEnd(bytes, credential, quote), hits, minimum: 1);
        return Report(bytes, start, End(text, start), hits, MinLone);
    }

    static int End(ScanText text, int start) => start < text.Bytes.Length ? BareValue.End(text, start, percent: false) : start;

    static int Report(ReadOnlySpan<byte> bytes, int start, int end, List<Hit> hits, int minimum)
    {
        var value = bytes[start..Math.Max(start, end)];
        if (value.Length >= minimum && ValueGuards.IsSecret(value, KeyKind.Password, default))
            hits.Add(new Hit(start, end, AuthorizationRule));
        return Math.Max(start, end);
    }

    static int LineEnd(ReadOnlySpan<byte> bytes, int start, ReadOnlySpan<byte> quote)
    {
        if (quote.Length > 0)
            return QuotedText.ValueEnd(bytes, start, quote);
        var at = start;
        while (at < bytes.Length && bytes[at] is not ((byte)'\n' or (byte)'\r' or (byte)'"' or (byte)'\'' or (byte)']') && !IsEscapedBreak(bytes[at..]))
            at++;
        return at;
    }

    static bool IsEscapedBreak(ReadOnlySpan<byte> rest) => rest.StartsWith("\\n"u8) || rest.StartsWith("\\r"u8);

    static byte[][] Names(params string[] names) => [.. names.Select(Encoding.ASCII.GetBytes)];

    static bool IsAny(ReadOnlySpan<byte> scheme, byte[][] names)
    {
        foreach (var name in names)
        {
            if (AsciiByte.EqualsIgnoreCase(scheme, name))
                return true;
        }
        return false;
    }
}
