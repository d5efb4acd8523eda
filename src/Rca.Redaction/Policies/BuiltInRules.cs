using Rca.Redaction.Documents;
using Rca.Redaction.Rules.Personal;
using Rca.Redaction.Scanning;
using Rca.Redaction.Tokens;

namespace Rca.Redaction.Policies;

/// <summary>What a policy must know of the rules that are always there.</summary>
static class BuiltInRules
{
    // Tokens of this key are thrown away: only the rules' names are looked at.
    static readonly RedactionEngine Engine = new(new TokenKey("policy", new byte[32]));

    static readonly HashSet<string> Ids =
        [.. TextScanner.Rules.Concat(DocumentRules.All).Concat(new IpAddressDetector().Rules).Select(r => r.Id)];

    internal static bool Has(string id) => Ids.Contains(id);

    internal static bool IsMacAddress(Rule rule) => string.Equals(rule.Id, "mac-address", StringComparison.Ordinal);

    internal static bool IsSecret(string text) =>
        Engine.RedactText(text) is var scanned && (scanned.Withheld is not null || scanned.Redactions.Any(r => string.Equals(r.Class, TokenClass.Secret, StringComparison.Ordinal)));

    /// <summary>A rule that knows this value by its form; null when there is none.</summary>
    internal static string? ThatKnows(string value) => Engine.RedactText(value).Redactions.FirstOrDefault(r => !GenericRules.Has(r.Rule))?.Rule;
}
