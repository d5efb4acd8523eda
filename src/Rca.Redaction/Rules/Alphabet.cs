using System.Buffers;
using System.Text;

namespace Rca.Redaction.Rules;

/// <summary>The bytes a token's body may have.</summary>
sealed class Alphabet
{
    const string Digit = "0123456789";
    const string Lower = "abcdefghijklmnopqrstuvwxyz";
    const string Upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    const string Alnum = Digit + Lower + Upper;

    static int count;

    internal static readonly Alphabet Digits = new("digits", Digit);
    internal static readonly Alphabet Hex = new("hex", Digit + "abcdefABCDEF");
    internal static readonly Alphabet LowerHex = new("lower-hex", Digit + "abcdef");
    internal static readonly Alphabet HexDash = new("hex-dash", Digit + "abcdefABCDEF-");
    internal static readonly Alphabet HexDot = new("hex-dot", Digit + "abcdefABCDEF.");
    internal static readonly Alphabet HexPath = new("hex-path", Digit + "abcdef/:");
    internal static readonly Alphabet LowerAlnum = new("lower-alnum", Digit + Lower);
    internal static readonly Alphabet LowerColon = new("lower-colon", Digit + Lower + ":.-");
    internal static readonly Alphabet LowerDollar = new("lower-dollar", Digit + Lower + "$");
    internal static readonly Alphabet LowerDash = new("lower-dash", Digit + Lower + "-");
    internal static readonly Alphabet UpperAlnum = new("upper-alnum", Digit + Upper);
    internal static readonly Alphabet UpperDash = new("upper-dash", Digit + Upper + "-");
    internal static readonly Alphabet UpperWord = new("upper-word", Digit + Upper + "_");
    internal static readonly Alphabet Base32 = new("base32", "234567" + Upper);
    internal static readonly Alphabet LowerBase32 = new("lower-base32", "234567" + Lower);
    internal static readonly Alphabet Bech32 = new("bech32", "023456789acdefghjklmnpqrstuvwxyz");
    internal static readonly Alphabet Base58 = new("base58", "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz");
    internal static readonly Alphabet Base62 = new("base62", Alnum);
    internal static readonly Alphabet Word = new("word", Alnum + "_");
    internal static readonly Alphabet Dashed = new("dashed", Alnum + "-");
    internal static readonly Alphabet Colon62 = new("colon62", Alnum + ":");
    internal static readonly Alphabet Base64Url = new("base64url", Alnum + "-_");
    internal static readonly Alphabet Dotted = new("dotted", Alnum + "-_.");
    internal static readonly Alphabet Tilde = new("tilde", Alnum + "-_.~");
    internal static readonly Alphabet Base64Body = new("base64-body", Alnum + "+/");
    internal static readonly Alphabet Base64 = new("base64", Alnum + "+/=");
    internal static readonly Alphabet Any64 = new("any64", Alnum + "+/=-_.");
    internal static readonly Alphabet Percent64 = new("percent64", Alnum + "+/=-_.%");
    internal static readonly Alphabet Token68 = new("token68", Alnum + "-._~+/=");
    internal static readonly Alphabet Path = new("path", Alnum + "-_/");
    internal static readonly Alphabet WebhookPath = new("webhook-path", Alnum + "-_/@");
    internal static readonly Alphabet Crypt = new("crypt", Alnum + "./$");
    internal static readonly Alphabet PhcString = new("phc-string", Alnum + "+/.$=,-");
    internal static readonly Alphabet ScramVerifier = new("scram-verifier", Alnum + "+/=$:");
    internal static readonly Alphabet DjangoKey = new("django-key", Digit + Lower + "!@#$%^&*(-_=+)");
    internal static readonly Alphabet HashCaret = new("hash-caret", Alnum + "#^+/=.");

    readonly SearchValues<byte> members;

    Alphabet(string name, string characters)
    {
        Name = name;
        Characters = characters;
        Index = count++;
        members = SearchValues.Create(Encoding.ASCII.GetBytes(characters));
    }

    internal static int Count => count;

    internal string Name { get; }

    internal string Characters { get; }

    internal int Index { get; }

    internal bool Has(byte b) => members.Contains(b);

    /// <summary>How many members stand at the front, looking no further than one past the limit.</summary>
    internal int Run(ReadOnlySpan<byte> text, int limit)
    {
        var window = text.Length > limit + 1 ? text[..(limit + 1)] : text;
        return Run(window);
    }

    /// <summary>How many members stand at the front.</summary>
    internal int Run(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOfAnyExcept(members);
        return end < 0 ? text.Length : end;
    }

    internal int RunBefore(ReadOnlySpan<byte> text, int limit)
    {
        var window = text.Length > limit + 1 ? text[^(limit + 1)..] : text;
        return window.Length - 1 - window.LastIndexOfAnyExcept(members);
    }
}
