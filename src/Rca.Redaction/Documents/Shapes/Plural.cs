using Rca.Redaction.Rules.KeyValues;
using Rca.Redaction.Scanning;

namespace Rca.Redaction.Documents.Shapes;

/// <summary>Lists under the plural of a secret's name. Tokens are words too, and secrets are listed by name: there the value has to look like one.</summary>
static class Plural
{
    const int MinRandom = 16;

    internal static bool IsSecret(DocumentTape tape, int item)
    {
        var key = tape.KeyAbove(item);
        if (key.Length < 4 || AsciiByte.Lower(key[^1]) != 's' || tape.Nodes[item].Kind != NodeKind.String)
            return false;
        var text = tape.Text(item);
        return KeyVerdict.KindOf(key[..^1]) switch
        {
            KeyKind.Password => ValueGuards.IsSecret(text, KeyKind.Password, key[..^1]),
            KeyKind.Secret => IsRandom(text) && ValueGuards.IsSecret(text, KeyKind.Secret, key[..^1]),
            _ => false,
        };
    }

    static bool IsRandom(ReadOnlySpan<byte> text) =>
        text.Length >= MinRandom
        && text.IndexOfAny((byte)' ', (byte)'/') < 0
        && text.ContainsAnyInRange((byte)'0', (byte)'9')
        && text.ContainsAnyInRange((byte)'a', (byte)'z')
        && (text.ContainsAnyInRange((byte)'A', (byte)'Z') || text.Length >= 2 * MinRandom);
}
