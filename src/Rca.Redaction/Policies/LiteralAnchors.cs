using System.Text;

namespace Rca.Redaction.Policies;

/// <summary>What to search for so that a literal is found: itself, or its first three letters in every case.</summary>
static class LiteralAnchors
{
    const int Head = 3;

    internal static IEnumerable<byte[]> Of(OwnRule rule) => rule.IgnoreCase
        ? Cases(rule.Literal[..Head]).Distinct(StringComparer.Ordinal).Select(Encoding.ASCII.GetBytes)
        : [rule.LiteralBytes];

    /// <summary>Whether the literal stands here, its case as the rule has it.</summary>
    internal static bool IsLiteral(ReadOnlySpan<byte> text, int at, OwnRule rule)
    {
        var literal = rule.LiteralBytes;
        if (text.Length - at < literal.Length)
            return false;
        var there = text.Slice(at, literal.Length);
        return rule.IgnoreCase ? Ascii.EqualsIgnoreCase(there, literal) : there.SequenceEqual(literal);
    }

    static IEnumerable<string> Cases(string head) => head.Length == 0
        ? [""]
        : Cases(head[1..]).SelectMany(rest => new[] { char.ToLowerInvariant(head[0]) + rest, char.ToUpperInvariant(head[0]) + rest });
}
