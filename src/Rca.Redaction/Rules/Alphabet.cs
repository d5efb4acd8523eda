using System.Buffers;
using System.Text;

namespace Rca.Redaction.Rules;

/// <summary>The bytes a token's body may have.</summary>
sealed class Alphabet
{
    const string Digit = "0123456789";
    const string Lower = "abcdefghijklmnopqrstuvwxyz";
    const string Upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    internal static readonly Alphabet Digits = new("digits", Digit);
    internal static readonly Alphabet Hex = new("hex", Digit + "abcdefABCDEF");
    internal static readonly Alphabet LowerAlnum = new("lower-alnum", Digit + Lower);
    internal static readonly Alphabet UpperAlnum = new("upper-alnum", Digit + Upper);
    internal static readonly Alphabet Base32 = new("base32", "234567" + Upper);
    internal static readonly Alphabet Base62 = new("base62", Digit + Lower + Upper);
    internal static readonly Alphabet Word = new("word", Digit + Lower + Upper + "_");
    internal static readonly Alphabet Dashed = new("dashed", Digit + Lower + Upper + "-");
    internal static readonly Alphabet Base64Url = new("base64url", Digit + Lower + Upper + "-_");
    internal static readonly Alphabet Dotted = new("dotted", Digit + Lower + Upper + "-_.");
    internal static readonly Alphabet Base64 = new("base64", Digit + Lower + Upper + "+/=");
    internal static readonly Alphabet Any64 = new("any64", Digit + Lower + Upper + "+/=-_.");
    internal static readonly Alphabet Percent64 = new("percent64", Digit + Lower + Upper + "+/=-_.%");
    internal static readonly Alphabet Token68 = new("token68", Digit + Lower + Upper + "-._~+/=");
    internal static readonly Alphabet Path = new("path", Digit + Lower + Upper + "-_/");
    internal static readonly Alphabet WebhookPath = new("webhook-path", Digit + Lower + Upper + "-_/@");

    readonly SearchValues<byte> members;

    Alphabet(string name, string characters)
    {
        Name = name;
        members = SearchValues.Create(Encoding.ASCII.GetBytes(characters));
    }

    internal string Name { get; }

    internal bool Has(byte b) => members.Contains(b);

    /// <summary>How many members stand at the front, looking no further than one past the limit.</summary>
    internal int Run(ReadOnlySpan<byte> text, int limit)
    {
        var window = text.Length > limit + 1 ? text[..(limit + 1)] : text;
        var end = window.IndexOfAnyExcept(members);
        return end < 0 ? window.Length : end;
    }

    internal int RunBefore(ReadOnlySpan<byte> text, int limit)
    {
        var window = text.Length > limit + 1 ? text[^(limit + 1)..] : text;
        return window.Length - 1 - window.LastIndexOfAnyExcept(members);
    }
}
