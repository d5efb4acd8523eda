using System.Text;
using Rca.Redaction.Scanning;

namespace Rca.Redaction.Documents.Yaml;

/// <summary>Tells what a plain scalar stands for.</summary>
static class YamlWords
{
    const int LongestWord = 5;

    static readonly HashSet<string> Words =
        new(["", "~", "null", "true", "false", "yes", "no", "on", "off"], StringComparer.OrdinalIgnoreCase);

    internal static NodeKind KindOf(ReadOnlySpan<byte> plain)
    {
        if (plain.Length <= LongestWord && Words.Contains(Encoding.Latin1.GetString(plain)))
            return NodeKind.Word;
        return IsNumber(plain) ? NodeKind.Number : NodeKind.String;
    }

    static bool IsNumber(ReadOnlySpan<byte> plain)
    {
        var digits = false;
        foreach (var b in plain)
        {
            digits |= AsciiByte.IsDigit(b);
            if (!AsciiByte.IsDigit(b) && b is not ((byte)'+' or (byte)'-' or (byte)'.' or (byte)'_'))
                return false;
        }
        return digits;
    }

    /// <summary>A word that stands for nothing at all.</summary>
    internal static bool IsNull(ReadOnlySpan<byte> plain) =>
        plain.Length == 0 || plain.SequenceEqual("~"u8) || AsciiByte.EqualsIgnoreCase(plain, "null"u8);
}
