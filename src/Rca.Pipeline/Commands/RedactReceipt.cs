using Rca.Pipeline.Output;
using Rca.Redaction;
using Rca.Redaction.Policies;

namespace Rca.Pipeline.Commands;

/// <summary>What <c>--receipt</c> writes: what was done, by which rules, under which policy and key. No value, and nothing that one could be guessed from.</summary>
sealed record RedactReceipt(
    string EngineVersion,
    string RulesetDigest,
    string KeyId,
    PolicyUsed Policy,
    long BytesInAtMost,
    long BytesOut,
    IReadOnlyDictionary<string, int> Counts,
    IReadOnlyList<RedactionLine> Redactions,
    IReadOnlyList<WithheldPart> Withheld,
    int LeftOut)
{
    public static RedactReceipt Of(Receipt receipt, RedactionPolicy policy) => new(
        receipt.EngineVersion, receipt.RulesetDigest, receipt.KeyId, PolicyUsed.Of(policy),
        receipt.BytesIn, receipt.BytesOut,
        receipt.Redactions.GroupBy(r => r.Class, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(r => r.Count), StringComparer.Ordinal),
        receipt.Redactions, receipt.Withheld, receipt.LeftOut);
}
