using Rca.Redaction.Rules.KeyValues;
using System.Text;
using Rca.Redaction.Scanning;

namespace Rca.Redaction.Documents.Shapes;

/// <summary>Values that a sibling or the key around them declares to be secret.</summary>
static class Declared
{
    static readonly byte[][] SecretTypes =
        [.. new[] { "secret", "password", "securestring", "sensitive", "masked", "secure", "secureobject" }.Select(Encoding.ASCII.GetBytes)];

    internal static void ByFlag(DocumentTape tape, int node)
    {
        for (var flag = node + 1; flag < tape.Nodes[node].After; flag = tape.Nodes[flag].After)
        {
            if (tape.Nodes[flag].Name != Member.Flag || !tape.Says(flag, "true"u8))
                continue;
            Values(tape, node);
            return;
        }
    }

    internal static void ByType(DocumentTape tape, int node)
    {
        for (var type = node + 1; type < tape.Nodes[node].After; type = tape.Nodes[type].After)
        {
            if (tape.Nodes[type].Name != Member.Type || !IsSecretType(tape.Text(type)))
                continue;
            Values(tape, node);
            return;
        }
    }

    static bool IsSecretType(ReadOnlySpan<byte> type)
    {
        foreach (var secret in SecretTypes)
        {
            if (AsciiByte.EqualsIgnoreCase(type, secret))
                return true;
        }
        return false;
    }

    /// <summary>"password": {"value": V}.</summary>
    internal static void ByOwnKey(DocumentTape tape, int node)
    {
        var key = tape.Key(node);
        if (KeyVerdict.KindOf(key) is not (not KeyKind.None and var kind))
            return;
        for (var value = node + 1; value < tape.Nodes[node].After; value = tape.Nodes[value].After)
        {
            if (tape.Nodes[value].Name is Member.Valued or Member.Wrapped)
                tape.MarkAs(value, key, kind);
        }
    }

    static void Values(DocumentTape tape, int node)
    {
        for (var value = node + 1; value < tape.Nodes[node].After; value = tape.Nodes[value].After)
        {
            if (tape.Nodes[value].Name == Member.Valued)
                tape.MarkAll(value, Verdict.Secret);
        }
    }
}
