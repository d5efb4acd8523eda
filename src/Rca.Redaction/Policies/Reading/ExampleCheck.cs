using System.Globalization;
using System.Text;
using Rca.Redaction.Scanning;
using Rca.Redaction.Tokens;

namespace Rca.Redaction.Policies.Reading;

/// <summary>Runs an own rule over its examples, as it will run over evidence. The examples themselves are not shown.</summary>
static class ExampleCheck
{
    static readonly TokenMint Mint = new(new TokenKey("policy", new byte[32]));

    internal static void Run(PolicySection section, OwnRule rule, IReadOnlyList<PolicyText> examples, IReadOnlyList<PolicyText> counterExamples)
    {
        var detector = new SharedSearch([new OwnRuleDetector([rule])]);
        foreach (var example in examples)
        {
            if (Finds(detector, example.Value) == 0)
                section.Report(example, Why(rule, example.Value), "a text that the rule finds something in");
            else if (Encoding.UTF8.GetByteCount(rule.Pattern.Match(example.Value).ValueSpan) is var bytes && bytes > rule.MaxLength)
                section.Report(example, string.Create(CultureInfo.InvariantCulture, $"a text whose match has {bytes} bytes"), $"at most max-length, {rule.MaxLength}: make it larger or the pattern narrower");
        }
        foreach (var example in counterExamples)
        {
            if (Finds(detector, example.Value) is > 0 and var count)
                section.Report(example, string.Create(CultureInfo.InvariantCulture, $"a text that the rule finds {count} {(count == 1 ? "match" : "matches")} in"), "one that it leaves alone");
        }
    }

    static int Finds(SharedSearch detector, string text)
    {
        var hits = new List<Hit>();
        detector.Scan(Encoding.UTF8.GetBytes(text), Mint, hits);
        return hits.Count;
    }

    static string Why(OwnRule rule, string text)
    {
        if (!rule.HasLiteral(text))
            return "a text without the literal";
        if (!rule.Pattern.IsMatch(text))
            return "a text that the pattern does not match";
        var match = rule.Pattern.Match(text);
        if (!rule.HasLiteral(match.ValueSpan))
            return "a text whose match does not contain the literal";
        return $"a text whose match has an empty group '{rule.Group}'";
    }
}
