using Rca.Redaction;

namespace Rca.Pipeline.Commands;

/// <summary>One case: what of a text must be gone, what must be kept, and which rule must have found something.</summary>
sealed record RedactCase(string Place, string Text, IReadOnlyList<string> Gone, IReadOnlyList<string> Kept, string? Rule)
{
    /// <summary>What is wrong, in words that quote nothing but the case.</summary>
    public IReadOnlyList<string> Problems(RedactionEngine engine)
    {
        var redacted = engine.RedactText(Text);
        if (redacted.Withheld is { } reason) return [$"the text was withheld: {RedactWords.Marker(reason)}"];
        var problems = new List<string>();
        problems.AddRange(Gone.Where(g => redacted.Text.Contains(g, StringComparison.Ordinal)).Select(g => $"still there: '{g}'"));
        problems.AddRange(Kept.Where(k => !redacted.Text.Contains(k, StringComparison.Ordinal)).Select(k => $"not kept: '{k}'"));
        if (Rule is not null && redacted.Redactions.All(r => !string.Equals(r.Rule, Rule, StringComparison.Ordinal)))
            problems.Add($"not found by {Rule}{Finders(redacted)}");
        if (problems.Count > 0) problems.Add($"became: {redacted.Text}");
        return problems;
    }

    static string Finders(RedactedText redacted) => redacted.Redactions.Count == 0
        ? ": no rule found anything"
        : $", but by {string.Join(", ", redacted.Redactions.Select(r => r.Rule).Distinct(StringComparer.Ordinal))}";
}
