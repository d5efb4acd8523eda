using Rca.Redaction.Rules.Personal;
using Rca.Redaction.Scanning;

namespace Rca.Redaction.Policies;

/// <summary>A policy at work in the scanner: adds what its own rules find, takes away what it lets pass.</summary>
sealed class PolicyRules(RedactionPolicy policy)
{
    readonly OwnRuleDetector own = new(policy);
    readonly IpAddressDetector? addresses = policy.RedactsIpAddresses ? new() : null;

    internal RedactionPolicy Policy => policy;

    internal void Apply(ScanText text, List<Hit> hits)
    {
        own.Scan(text, hits);
        addresses?.Scan(text, hits);
        var kept = 0;
        for (var i = 0; i < hits.Count; i++)
        {
            if (!policy.Passes(hits[i], text.Bytes))
                hits[kept++] = hits[i];
        }
        hits.RemoveRange(kept, hits.Count - kept);
    }
}
