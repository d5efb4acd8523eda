using Rca.Contracts;
using Rca.Redaction;
using Rca.Redaction.Policies;

namespace Rca.Pipeline.Redaction;

/// <summary>Gathers the receipts of the parts of one message into one.</summary>
sealed class ReceiptBuilder(RedactionEngine engine)
{
    readonly List<Contracts.RedactionLine> _lines = [];
    long _bytesIn;
    long _bytesOut;
    int _dropped;

    public void Drop() => _dropped++;

    public void Add(string rule, string @class, string pointer) => _lines.Add(new(rule, @class, pointer, 1));

    /// <summary>Adds the receipt of a part; <paramref name="pointer"/> says where the part is.</summary>
    public void Add(Receipt receipt, string pointer)
    {
        _lines.AddRange(receipt.Redactions.Select(r => Line(r, pointer)));
        _dropped += receipt.Dropped.Sum(d => d.Count);
        _bytesIn += receipt.BytesIn;
        _bytesOut += receipt.BytesOut;
    }

    public RedactionReceipt Build() =>
        new(engine.Policy.Digest, engine.KeyId, RoundUp(_bytesIn), _bytesOut, _dropped, _lines, engine.RulesetDigest, RedactionEngine.EngineVersion, Loosened(engine.Policy));

    /// <summary>The receipt of one record, whose places are pointers into it already.</summary>
    public static RedactionReceipt Of(Receipt receipt, RedactionPolicy policy, long bytesOut) => new(
        policy.Digest, receipt.KeyId, receipt.BytesIn, bytesOut, receipt.Dropped.Sum(d => d.Count),
        [.. receipt.Redactions.Select(r => Line(r, r.Place))], receipt.RulesetDigest, receipt.EngineVersion, Loosened(policy));

    static Contracts.RedactionLine Line(Rca.Redaction.RedactionLine line, string pointer) => new(line.Rule, line.Class, pointer, line.Count, line.Token, line.Decoded);

    static IReadOnlyList<string>? Loosened(RedactionPolicy policy) => policy.Loosened.Count > 0 ? policy.Loosened : null;

    static long RoundUp(long bytes) => bytes <= 1 ? bytes : (long)System.Numerics.BitOperations.RoundUpToPowerOf2((ulong)bytes);
}
