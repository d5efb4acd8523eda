using Rca.Redaction.Scanning;

namespace Rca.Redaction.Policies;

/// <summary>The rules that know a value by its place and not by its form: only what these find may be allowed by a policy.</summary>
static class GenericRules
{
    static readonly HashSet<string> Ids = new(StringComparer.Ordinal)
    {
        "key-value", "authorization-header", "cookie-header", "url-password", "url-token", "bearer-credential", "basic-credential", "learnt-value",
        "document-place", "connection-password", "command-line-password", "statement-literal",
    };

    internal static IReadOnlySet<string> All => Ids;

    internal static bool Has(Rule rule) => Ids.Contains(rule.Id);

    internal static bool Has(string id) => Ids.Contains(id);
}
