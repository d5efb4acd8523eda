namespace Rca.Redaction;

/// <summary>What was done to one input: no value, no exact length of one, no digest of unredacted bytes.</summary>
/// <param name="Redactions">What was replaced, in the output's order.</param>
/// <param name="Dropped">Fields dropped, by reason; reasons with none are left out.</param>
/// <param name="Truncated">How many free texts were cut to their bound.</param>
/// <param name="Withheld">What was replaced by a marker because it could not be redacted.</param>
/// <param name="LeftOut">How many redactions and withheld parts are not listed, because there were more than 100,000.</param>
/// <param name="BytesIn">The input's size, rounded up to a power of two.</param>
/// <param name="BytesOut">The output's size.</param>
/// <param name="RulesetDigest">The rules that were applied.</param>
/// <param name="PolicyDigest">The policy that was held to.</param>
/// <param name="EngineVersion">The engine that applied them.</param>
/// <param name="KeyId">The key the tokens were made with.</param>
public sealed record Receipt(
    IReadOnlyList<RedactionLine> Redactions,
    IReadOnlyList<DroppedFields> Dropped,
    int Truncated,
    IReadOnlyList<WithheldPart> Withheld,
    int LeftOut,
    long BytesIn,
    long BytesOut,
    string RulesetDigest,
    string PolicyDigest,
    string EngineVersion,
    string KeyId);
