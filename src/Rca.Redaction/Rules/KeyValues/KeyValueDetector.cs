using System.Text;
using Rca.Redaction.Rules.Headers;
using Rca.Redaction.Scanning;
using Rca.Redaction.Tokens;

namespace Rca.Redaction.Rules.KeyValues;

/// <summary>Finds values by the names before them, in whatever syntax the two are joined: it looks for parts of names and reads outwards from there.</summary>
sealed class KeyValueDetector : Detector
{
    const int TokenOpener = 10;
    const int MaxWord = 24;

    static readonly Rule Secret = new("key-value", TokenClass.Secret,
        $"separators = : => := %3D %3A ( , > blank; {KeyNames.Definition} || {ValueGuards.Definition} || {Prose.Definition}");

    static readonly ByteSet KeyBytes = new("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-"u8);

    internal static Rule Rule => Secret;

    internal override IReadOnlyList<Rule> Rules { get; } = [Secret, HeaderValue.AuthorizationRule, HeaderValue.CookieRule];

    /// <summary>Every name of a secret holds one of these.</summary>
    internal override IReadOnlyList<byte[]> Anchors { get; } =
        [.. new[]
        {
            "pass", "pwd", "pswd", "psw", "kennwort", "wachtwoord", "senha", "secret", "token", "key", "cred", "auth", "cookie", "sig", "jwt", "otp",
            "code", "psk", "mnemonic", "seedphrase", "sessid", "jsessionid", "samlresponse", "assertion", "pw=", "pw:", "pw\"", "pw ", "pword",
        }.Select(Encoding.ASCII.GetBytes)];

    internal override bool IgnoresCase => true;

    internal override void Scan(ScanText text, List<Hit> hits)
    {
        var floor = 0;
        foreach (var (stem, _) in text.Finds)
        {
            // What was read as a key or a value is not looked at again: each byte is visited once.
            if (stem >= floor)
                floor = Read(text, stem, floor, hits);
        }
    }

    static int Read(ScanText text, int stem, int floor, List<Hit> hits)
    {
        var bytes = text.Bytes;
        var start = stem;
        while (start > floor && KeyBytes.Has(bytes[start - 1]))
            start--;
        var end = KeyBytes.End(bytes, stem);
        var kind = KindOf(text, ref start, end);
        return kind == KeyKind.None ? end : ValueOf(new NamedKey(text, start, end, kind), hits);
    }

    static KeyKind KindOf(ScanText text, ref int start, int end)
    {
        var bytes = text.Bytes;
        if (start >= TokenOpener && text.TokenLengthAt(start - TokenOpener) > 0)
            return KeyKind.None;
        // A test's result.
        if (bytes[start..end].SequenceEqual("PASS"u8) && end < bytes.Length && bytes[end] == ':')
            return KeyKind.None;
        var kind = KeyNames.ClassifyParameter(bytes[start..end]);
        if (kind is KeyKind.QueryKey or KeyKind.QuerySignature && start > 0 && bytes[start - 1] is (byte)'?' or (byte)'&')
            return kind;
        if (kind is KeyKind.QueryKey && start > 0 && bytes[start - 1] == ' ')
            return SpacedKind(bytes, ref start, end);
        if (kind is KeyKind.QueryKey or KeyKind.QuerySignature)
            kind = KeyKind.None;
        // The n of an escaped line break is no part of the name.
        if (kind == KeyKind.None && start > 0 && bytes[start - 1] == '\\' && end - start > 1 && bytes[start] is (byte)'n' or (byte)'r' or (byte)'t')
            kind = KeyNames.Classify(bytes[++start..end]);
        return kind;
    }

    /// <summary>"API key" is two words.</summary>
    static KeyKind SpacedKind(ReadOnlySpan<byte> bytes, ref int start, int end)
    {
        var word = start - 1;
        while (word > 0 && start - word < MaxWord && KeyBytes.Has(bytes[word - 1]))
            word--;
        var kind = word == start - 1 ? KeyKind.None : KeyNames.Classify(bytes[word..end]);
        if (kind != KeyKind.None)
            start = word;
        return kind;
    }

    static int ValueOf(NamedKey key, List<Hit> hits)
    {
        var separator = Separator.After(key.Bytes, key.End);
        if (separator.Length > 0)
        {
            var start = AsciiByte.SkipBlanks(key.Bytes, key.End + separator.Length);
            return separator.LeavesEmpty(key.Bytes, key.End, start) ? start : ValueReader.Read(key, start, separator, hits);
        }
        if (key.Kind is KeyKind.QueryKey or KeyKind.QuerySignature)
            return key.End;
        if (SiblingValue.Find(key) is { Length: > 0 } sibling)
            return ValueReader.Read(key, sibling.Start, sibling.Separator, hits);
        return key.After switch
        {
            (byte)'>' => ElementValue.Read(key, hits),
            (byte)' ' or (byte)'\t' when key.Before is (byte)'<' or (byte)':' => ElementValue.Read(key, hits),
            (byte)' ' or (byte)'\t' => SpacedValue.Read(key, hits),
            (byte)'(' or (byte)')' or (byte)'"' or (byte)'\'' or (byte)'\\' => ArgumentValue.Read(key, hits),
            _ => key.End,
        };
    }
}
