using System.Buffers;
using System.Text.Unicode;
using Rca.Redaction.Documents.Shapes;
using Rca.Redaction.Rules.KeyValues;
using Rca.Redaction.Scanning;

namespace Rca.Redaction.Documents.Json;

/// <summary>
/// Lays the texts of a JSON object without a tape when nothing in it can be a secret by its place: objects without lists and escapes, whose keys promise
/// nothing and make no shape. Lines of a log are like that. Whatever is not that plain, valid or not, is left to the parser.
/// </summary>
ref struct JsonGlance(ReadOnlySpan<byte> source, KeyCache keys, bool everyText, ScanSheet texts)
{
    const int MaxDepth = 8;

    static readonly SearchValues<byte> StringEnds = SearchValues.Create([(byte)'"', (byte)'\\', .. Enumerable.Range(0, ' ').Select(control => (byte)control)]);

    readonly ReadOnlySpan<byte> source = source;
    readonly KeyCache keys = keys;
    readonly bool everyText = everyText;
    readonly ScanSheet texts = texts;
    int at;

    /// <summary>False when it is not that plain: nothing was laid.</summary>
    internal static bool Lay(ReadOnlySpan<byte> source, KeyCache keys, bool everyText, ScanSheet texts)
    {
        var before = texts.Length;
        var glance = new JsonGlance(source, keys, everyText, texts);
        if (source is [(byte)'{', ..] && glance.Object(Member.Other, depth: 0) && glance.at == source.Length && Utf8.IsValid(source))
            return true;
        texts.Cut(before);
        return false;
    }

    bool Object(Member name, int depth)
    {
        var members = 0UL;
        do
        {
            at++;
            Blanks();
            if (!Key(out var member) || !Value(member, depth))
                return false;
            members |= member.Bit();
            Blanks();
        }
        while (at < source.Length && source[at] == ',');
        if (at >= source.Length || source[at++] != '}')
            return false;
        return (members == Member.Other.Bit() && name == Member.Other) || !ShapeTable.Fits(new DocumentNode { Kind = NodeKind.Object, Name = name, Members = members });
    }

    bool Key(out Member member)
    {
        member = default;
        if (!String(out var key))
            return false;
        (member, var promise) = keys.Of(key);
        if (promise != KeyKind.None || member is Member.SecretMember or Member.NameOnly || Directives.IsFile(key))
            return false;
        Text(key);
        Blanks();
        if (at >= source.Length || source[at++] != ':')
            return false;
        Blanks();
        return at < source.Length;
    }

    bool Value(Member member, int depth)
    {
        switch (source[at])
        {
            case (byte)'"':
                if (!String(out var text) || text.StartsWith("$"u8) || text.TrimStart(" \t"u8) is [(byte)'{' or (byte)'[', ..])
                    return false;
                Text(text);
                return true;
            case (byte)'{':
                return depth < MaxDepth && Object(member, depth + 1);
            case (byte)'t':
                return Word("true"u8);
            case (byte)'f':
                return Word("false"u8);
            case (byte)'n':
                return Word("null"u8);
            default:
                return Number();
        }
    }

    bool String(out ReadOnlySpan<byte> text)
    {
        text = default;
        if (at >= source.Length || source[at] != '"')
            return false;
        var rest = source[(at + 1)..];
        var length = rest.IndexOfAny(StringEnds);
        if (length < 0 || rest[length] != '"')
            return false;
        text = rest[..length];
        at += length + 2;
        return true;
    }

    bool Word(ReadOnlySpan<byte> word)
    {
        if (!source[at..].StartsWith(word))
            return false;
        Text(word);
        at += word.Length;
        return true;
    }

    // Digits, and a fraction: an exponent is for the parser.
    bool Number()
    {
        var start = at;
        if (source[at] == '-')
            at++;
        var whole = at;
        at = AsciiByte.SkipDigits(source, at);
        if (at == whole || (source[whole] == '0' && at > whole + 1))
            return false;
        if (at < source.Length && source[at] == '.')
        {
            var fraction = at + 1;
            at = AsciiByte.SkipDigits(source, fraction);
            if (at == fraction)
                return false;
        }
        Text(source[start..at]);
        return at < source.Length && source[at] is (byte)',' or (byte)'}' or (byte)' ';
    }

    void Text(ReadOnlySpan<byte> text)
    {
        if (everyText || !QuietText.Is(text))
            texts.Add(text);
    }

    void Blanks() => at = AsciiByte.SkipBlanks(source, at);
}
