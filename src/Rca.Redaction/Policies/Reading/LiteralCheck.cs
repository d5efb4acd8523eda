using Rca.Redaction.Tokens;

namespace Rca.Redaction.Policies.Reading;

/// <summary>The literal of an own rule: it is what makes the rule fast, so it must be there, and must be rare.</summary>
static class LiteralCheck
{
    const int Shortest = 3;
    const int Longest = 64;

    static readonly string Frames = string.Concat(OwnRuleReader.Classes.Concat(Enum.GetValues<DataClass>().Select(TokenClass.Of)).Select(c => $"[REDACTED:{c}:"));

    internal static string? Read(PolicySection section, bool ignoreCase)
    {
        if (section.RequiredText("literal", "text that every match contains: only lines that have it are looked at") is not { } literal)
            return null;
        if (literal.Length is < Shortest or > Longest || literal.Any(c => c is < ' ' or > '~'))
            section.Report("literal", PolicySection.Shown(literal), $"{Shortest} to {Longest} printable ASCII characters");
        else if (Frames.Contains(literal, ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal))
            section.Report("literal", PolicySection.Shown(literal), "a longer one: every token that redaction leaves may hold this, such as [REDACTED:secret:…], and would be found again");
        else
            return literal;
        return null;
    }
}
