using Rca.Redaction.Rules.Personal;
using Rca.Redaction.Scanning;
using Rca.Redaction.Tokens;

namespace Rca.Redaction.Policies;

/// <summary>A policy at work in the scanner: adds what its own rules find, takes away what it lets pass.</summary>
sealed class PolicyRules(RedactionPolicy policy)
{
    readonly SharedSearch own = new(policy.RedactsIpAddresses ? [new OwnRuleDetector(policy), new IpAddressDetector()] : [new OwnRuleDetector(policy)]);

    internal RedactionPolicy Policy => policy;

    internal void Apply(ReadOnlySpan<byte> text, TokenMint mint, List<Hit> hits)
    {
        own.Scan(text, mint, hits);
        var kept = 0;
        for (var i = 0; i < hits.Count; i++)
        {
            if (!policy.Passes(hits[i], text))
                hits[kept++] = hits[i];
        }
        hits.RemoveRange(kept, hits.Count - kept);
    }
}
