using System.Globalization;
using Rca.Redaction.Tokens;

namespace Rca.Redaction.Policies.Reading;

/// <summary>The policy's own rules: all that can go wrong with one is told here, before any text is redacted by it.</summary>
static class OwnRuleReader
{
    const int LongestId = 60;
    const int MaxExamples = 50;

    internal static readonly string[] Classes =
    [
        TokenClass.Secret, TokenClass.Of(DataClass.Person), TokenClass.Of(DataClass.Identifier),
        TokenClass.Card, TokenClass.Email, TokenClass.Iban, TokenClass.Mac, TokenClass.Phone, TokenClass.Ssn,
    ];

    /// <summary>In the order of their ids.</summary>
    internal static IReadOnlyList<OwnRule> Read(PolicySection root)
    {
        var sections = root.List("rules");
        if (sections.Count > RuleLimits.MaxRules)
            root.Report("rules", string.Create(CultureInfo.InvariantCulture, $"{sections.Count} rules"), $"at most {RuleLimits.MaxRules}");
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        var rules = new List<OwnRule>();
        foreach (var section in sections.Take(RuleLimits.MaxRules))
        {
            var id = Id(section, ids);
            var cls = section.RequiredText("class", "what its matches are") is null ? null : section.Choice("class", Classes);
            var ignoreCase = section.Flag("ignore-case");
            var literal = LiteralCheck.Read(section, ignoreCase);
            var pattern = PatternCheck.Read(section, ignoreCase);
            var maxLength = section.Integer("max-length", RuleLimits.DefaultLength, 1, RuleLimits.GreatestLength);
            var (examples, counter) = (Examples(section, "examples"), Examples(section, "counter-examples"));
            if (examples.Count == 0)
                section.Report("examples", "nothing", "at least one text that the rule must find something in");
            section.RefuseUnknownKeys();
            if (id is null || cls is null || literal is null || pattern is null)
                continue;
            var rule = new OwnRule(id, cls, literal, ignoreCase, pattern, maxLength);
            ExampleCheck.Run(section, rule, examples, counter);
            rules.Add(rule);
        }
        return [.. rules.OrderBy(r => r.Rule.Id, StringComparer.Ordinal)];
    }

    static string? Id(PolicySection section, Dictionary<string, string> ids)
    {
        if (section.RequiredText("id", "the rule's name in receipts, such as customer-number") is not { } id)
            return null;
        if (!IsKebabCase(id))
            section.Report("id", PolicySection.Shown(id), $"lower-case letters and digits with single hyphens between, at most {LongestId}, such as customer-number");
        else if (BuiltInRules.Has(id))
            section.Report("id", $"'{id}', a rule that is built in", "a name of its own: built-in rules can be neither replaced nor switched off");
        else if (!ids.TryAdd(id, section.Path))
            section.Report("id", $"'{id}', as {ids[id]} is called", "a name of its own");
        else
            return id;
        return null;
    }

    static IReadOnlyList<PolicyText> Examples(PolicySection section, string key)
    {
        var texts = section.Texts(key);
        if (texts.Count > MaxExamples)
            section.Report(key, string.Create(CultureInfo.InvariantCulture, $"{texts.Count} texts"), $"at most {MaxExamples}");
        return texts;
    }

    static bool IsKebabCase(string id) =>
        id.Length is > 0 and <= LongestId && char.IsAsciiLetterLower(id[0]) && id.Split('-').All(word => word.Length > 0 && word.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)));
}
