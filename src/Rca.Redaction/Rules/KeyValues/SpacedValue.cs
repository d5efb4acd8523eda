using Rca.Redaction.Scanning;

namespace Rca.Redaction.Rules.KeyValues;

/// <summary>Reads values that only a blank divides from their key: --password …, PASSWORD '…', login u password …, "the password is …".</summary>
static class SpacedValue
{
    const int MaxContext = 96;

    static readonly Separator Assigned = new(0, Percent: false, Assigns: true);

    static readonly WordSet BeforeKey = new("set", "setx", "-x", "-gx", "-ux", "env", "setenv", "arg", "config");

    // netrc: machine h login u password p
    static readonly WordSet BeforeUser = new("login", "machine", "account");

    internal static int Read(NamedKey key, List<Hit> hits)
    {
        var bytes = key.Bytes;
        var start = AsciiByte.SkipBlanks(bytes, key.End);
        if (start >= bytes.Length || key.Kind is not (KeyKind.Password or KeyKind.Secret))
            return key.End;
        if (bytes[key.Start] == '-')
            return bytes[start] == '-' ? key.End : ValueReader.Read(key, start, Assigned, hits);
        if (key.Kind == KeyKind.Password && IsLiteral(bytes, start))
            return ValueReader.Read(key, start, Assigned, hits);
        if (Prose.Read(key, start, hits) is var read && read > key.End)
            return read;
        if (FollowsDirective(key) && BareValue.End(key.Text, start, percent: false) is var end
            && !Prose.IsWord(bytes[start..end]) && !Prose.IsSentence(bytes, start, end, KeyKind.Secret))
        {
            return ValueReader.Read(key, start, Assigned, hits);
        }
        return key.End;
    }

    /// <summary>A statement's literal: 'x', N'x', $$x$$; or "x", when it is closed and looks like a value.</summary>
    static bool IsLiteral(ReadOnlySpan<byte> bytes, int start)
    {
        var rest = bytes[start..];
        if (rest[0] == '\'' || rest.StartsWith("N'"u8) || rest.StartsWith("$$"u8))
            return true;
        var quote = QuotedText.QuoteLength(bytes, start);
        if (quote == 0 || quote == rest.Length)
            return false;
        var value = rest[quote..Math.Min(rest.Length, MaxContext)];
        var end = value.IndexOfAny("\"'`\n"u8);
        return end >= 4 && value[end] != '\n' && value[0] is not ((byte)',' or (byte)':' or (byte)'}' or (byte)']' or (byte)' ');
    }

    static bool FollowsDirective(NamedKey key)
    {
        var bytes = key.Bytes;
        var floor = Math.Max(0, key.Start - MaxContext);
        var (start, end) = WordBefore(bytes, key.Start, floor);
        if (BeforeKey.Has(bytes[start..end]))
            return true;
        var (earlier, earlierEnd) = WordBefore(bytes, start, floor);
        return AsciiByte.EqualsIgnoreCase(key.Name, "password"u8) && BeforeUser.Has(bytes[earlier..earlierEnd]);
    }

    static (int Start, int End) WordBefore(ReadOnlySpan<byte> bytes, int at, int floor)
    {
        while (at > floor && AsciiByte.IsBlank(bytes[at - 1]))
            at--;
        var end = at;
        while (at > floor && !AsciiByte.IsSpace(bytes[at - 1]) && bytes[at - 1] is not ((byte)'"' or (byte)'\''))
            at--;
        return (at, end);
    }
}
