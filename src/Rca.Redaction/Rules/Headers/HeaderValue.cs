using Rca.Redaction.Rules.KeyValues;
using Rca.Redaction.Scanning;
using Rca.Redaction.Tokens;

namespace Rca.Redaction.Rules.Headers;

/// <summary>Reads the values of authorization and cookie headers, however they were logged.</summary>
static class HeaderValue
{
    const int MinLone = 12;
    const int MinOfUnknownScheme = 8;
    const int MaxScheme = 32;

    internal static readonly Rule AuthorizationRule = new("authorization-header", TokenClass.Secret,
        "authorization: scheme credential; the scheme stays; of parameter schemes all parameters");

    internal static readonly Rule CookieRule = new("cookie-header", TokenClass.Secret, "cookie or set-cookie: the whole value when it holds a pair");

    static readonly WordSet Schemes = new(
        "basic", "bearer", "token", "negotiate", "apikey", "api-key", "ntlm", "splunk", "bot", "kerberos", "sso-key", "geniekey", "ssws", "jwt", "key",
        "sharedkeylite", "sharedaccesssignature", "awssession", "aws", "goog1", "discogs", "client-id", "oauth2", "privatetoken", "app", "hmac-sha256", "mac");

    static readonly WordSet ParameterSchemes = new(
        "digest", "aws4-hmac-sha256", "aws4-ecdsa-p256-sha256", "hawk", "oauth", "signature", "goog4-rsa-sha256", "goog4-hmac-sha256", "sharedkey", "hmac",
        "acs3-hmac-sha256", "tc3-hmac-sha256", "vapid", "dpop", "webpush", "scram-sha-256", "mac", "zoho-oauthtoken", "qop");

    internal static int Scan(ScanText text, int start, ReadOnlySpan<byte> quote, KeyKind kind, List<Hit> hits)
    {
        var bytes = text.Bytes;
        if (kind == KeyKind.Cookie)
            return Cookie(text, start, quote, hits);
        var word = Alphabet.Dashed.Run(bytes[start..], MaxScheme);
        var credential = AsciiByte.SkipBlanks(bytes, start + word);
        if (credential == start + word || credential >= bytes.Length)
            return Report(bytes, start, End(text, start), hits, MinLone);
        var scheme = bytes.Slice(start, word);
        var parameters = AuthorizationParameters.End(bytes, credential);
        if (parameters > credential)
            return Report(bytes, credential, parameters, hits, minimum: 1);
        if (ParameterSchemes.Has(scheme))
            return Report(bytes, credential, LineEnd(bytes, credential, quote), hits, minimum: 1);
        var end = End(text, credential);
        if (Schemes.Has(scheme))
            return Report(bytes, credential, end, hits, minimum: 1);
        // Of a scheme that nobody knows the word after it is a credential when no sentence would hold it.
        return bytes[credential..end].ContainsAnyInRange((byte)'0', (byte)'9')
            ? Report(bytes, credential, end, hits, MinOfUnknownScheme)
            : Report(bytes, start, start + word, hits, MinLone);
    }

    static int Cookie(ScanText text, int start, ReadOnlySpan<byte> quote, List<Hit> hits)
    {
        var all = LineEnd(text.Bytes, start, quote);
        if (text.Bytes[start..all].Contains((byte)'=') && text.TokenLengthAt(start) != all - start)
            hits.Add(new Hit(start, all, CookieRule));
        return all;
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

    static bool IsEscapedBreak(ReadOnlySpan<byte> rest) =>
        rest.StartsWith("\\n"u8) || rest.StartsWith("\\r"u8) || rest.StartsWith("\\\""u8) || rest.StartsWith("\\\\"u8);
}
