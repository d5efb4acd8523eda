using Rca.Redaction.Rules.KeyValues;
using Rca.Redaction.Scanning;

namespace Rca.Redaction.Rules.CommandLines;

/// <summary>Reads the secret that an option gives: glued to it, behind an equals sign, or as the next word; bare or quoted.</summary>
static class CommandFlag
{
    const int MaxCluster = 8;

    /// <summary>Where reading goes on; 0 when the word is not this option, or says no secret.</summary>
    internal static int Read(ScanText text, int at, int end, ReadOnlySpan<byte> flag, FlagForm form, List<Hit> hits)
    {
        var bytes = text.Bytes;
        var word = bytes[at..end];
        var cluster = form == FlagForm.AfterColon && flag.Length == 2 && IsCluster(word, flag[1]);
        if (!cluster && !StartsWith(word, flag))
            return 0;
        var value = cluster ? end : at + flag.Length;
        var whole = value == end;
        if (!whole)
            value = form == FlagForm.Apart ? -1 : Glued(bytes, value, flag);
        else if (form != FlagForm.Glued && (end >= bytes.Length || AsciiByte.IsBlank(bytes[end]) || ClosesWord(bytes, end)))
            value = NextValue(bytes, end);
        else if (end < bytes.Length && QuotedText.QuoteLength(bytes, end) == 0)
            return 0;
        return value < 0 || value >= bytes.Length ? 0 : Value(text, value, form, hits);
    }

    /// <summary>user:VALUE@host without a scheme, or user/VALUE@database.</summary>
    internal static int Userinfo(ScanText text, int at, int end, byte divider, List<Hit> hits)
    {
        var word = text.Bytes[at..end];
        var divided = word.IndexOf(divider);
        if (divided <= 0 || word[..divided].ContainsAny("@.\\"u8) || word[divided..].StartsWith("://"u8))
            return 0;
        var sign = word.LastIndexOf((byte)'@');
        if (sign < 0 && divider == '/')
            sign = word.Length;
        return sign > divided + 1 ? Report(text, at + divided + 1, at + sign, hits) : 0;
    }

    /// <summary>The end of what was reported, or 0.</summary>
    internal static int Report(ScanText text, int start, int end, List<Hit> hits)
    {
        if (end <= start || !ValueGuards.IsSecret(text.Bytes[start..end], KeyKind.Password, default))
            return 0;
        hits.Add(new Hit(start, end, CommandLineDetector.Rule));
        return end;
    }

    static int Value(ScanText text, int start, FlagForm form, List<Hit> hits)
    {
        var bytes = text.Bytes;
        var quote = QuotedText.QuoteLength(bytes, start);
        var from = start + quote;
        var end = quote > 0 ? QuotedText.ValueEnd(bytes, from, bytes.Slice(start, quote))
            : from < bytes.Length ? BareValue.End(text, from, percent: false)
            : from;
        if (end <= from || (quote == 0 && bytes[from] == '-'))
            return 0;
        var value = bytes[from..end];
        var secret = form switch
        {
            FlagForm.AfterColon => Behind(value, (byte)':'),
            FlagForm.AfterPercent => Behind(value, (byte)'%'),
            FlagForm.AfterComma => Behind(value, (byte)','),
            FlagForm.PassPrefix => value.StartsWith("pass:"u8) ? "pass:".Length : -1,
            _ => 0,
        };
        return secret < 0 ? 0 : Report(text, from + secret, end, hits);
    }

    static int Behind(ReadOnlySpan<byte> value, byte divider)
    {
        var at = value.IndexOf(divider);
        return at < 0 || value[at..].StartsWith("://"u8) ? -1 : at + 1;
    }

    static int Glued(ReadOnlySpan<byte> bytes, int value, ReadOnlySpan<byte> flag)
    {
        if (bytes[value] == '=')
            return value + 1;
        var opens = flag[^1] is (byte)':' or (byte)'=' || (flag.Length == 2 && flag[0] == '-') || flag.SequenceEqual("-hp"u8);
        return opens ? value : -1;
    }

    /// <summary>Past blanks, or past the quotes and the comma of a list.</summary>
    static int NextValue(ReadOnlySpan<byte> bytes, int end)
    {
        var quote = QuotedText.QuoteLength(bytes, end);
        var at = AsciiByte.SkipBlanks(bytes, end + quote);
        return quote > 0 && at < bytes.Length && bytes[at] == ',' ? AsciiByte.SkipBlanks(bytes, at + 1) : at;
    }

    static bool ClosesWord(ReadOnlySpan<byte> bytes, int end)
    {
        var quote = QuotedText.QuoteLength(bytes, end);
        var at = end + quote;
        return quote > 0 && at < bytes.Length && bytes[at] is (byte)',' or (byte)' ';
    }

    static bool IsCluster(ReadOnlySpan<byte> word, byte letter)
    {
        if (word.Length is < 3 or > MaxCluster || word[0] != '-' || word[^1] != letter)
            return false;
        foreach (var b in word[1..])
        {
            if (!char.IsAsciiLetter((char)b))
                return false;
        }
        return true;
    }

    // Windows' options are written in either case.
    static bool StartsWith(ReadOnlySpan<byte> word, ReadOnlySpan<byte> flag) =>
        flag[0] == '/' ? AsciiByte.StartsWithIgnoreCase(word, flag) : word.StartsWith(flag);
}
