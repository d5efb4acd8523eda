using Rca.Redaction.Rules.KeyValues;
using Rca.Redaction.Scanning;

namespace Rca.Redaction.Documents.Shapes;

/// <summary>What a key says about the scalar under it.</summary>
static class KeyVerdict
{
    const int MinLoneCredential = 12;

    // Alone it is a password only in a structure: in text it is a word like any other.
    internal static KeyKind KindOf(ReadOnlySpan<byte> key) =>
        AsciiByte.EqualsIgnoreCase(key, "pass"u8) ? KeyKind.Secret : KeyNames.Classify(key);

    internal static Verdict Of(ReadOnlySpan<byte> text, NodeKind node, KeyKind kind, ReadOnlySpan<byte> key)
    {
        var value = text.Trim(" \t\r\n"u8);
        if (value.Length == 0)
            return Verdict.Scan;
        // A file of settings has secrets in it; it is none.
        if (value.Contains((byte)'\n') && SettingsFile.Is(value))
            return Verdict.Scan;
        if (node == NodeKind.Number && kind is not (KeyKind.Password or KeyKind.Secret))
            return Verdict.Scan;
        return kind switch
        {
            KeyKind.Authorization when !value.Contains((byte)' ') && value.Length < MinLoneCredential => Verdict.Scan,
            KeyKind.Authorization => ValueGuards.IsSecret(value, kind, key) ? Verdict.Credential : Verdict.Scan,
            KeyKind.Cookie => value.Contains((byte)'=') ? Verdict.Secret : Verdict.Scan,
            _ => ValueGuards.IsSecret(value, kind, key) ? Verdict.Secret : Verdict.Scan,
        };
    }
}
