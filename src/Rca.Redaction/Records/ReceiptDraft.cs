using System.Numerics;

namespace Rca.Redaction.Records;

/// <summary>Collects what a receipt will say.</summary>
sealed class ReceiptDraft
{
    // A stream may go on for months.
    const int MaxLines = 100_000;

    readonly List<RedactionLine> lines = [];
    readonly Dictionary<(string Rule, string Place, string Token, string? Decoded), int> index = [];
    readonly int[] dropped = new int[Enum.GetValues<DropReason>().Length];
    readonly List<WithheldPart> withheld = [];
    int leftOut;

    internal int Truncated { get; set; }

    /// <summary>How often something was withheld.</summary>
    internal int Withheld { get; private set; }

    internal void Withhold(WithheldReason reason, string place)
    {
        Withheld++;
        if (withheld.Count < MaxLines)
            withheld.Add(new WithheldPart(reason, place));
        else
            leftOut++;
    }

    internal void Drop(DropReason reason) => dropped[(int)reason]++;

    internal void Redact(string rule, string @class, string place, string token, string? decoded = null)
    {
        if (index.TryGetValue((rule, place, token, decoded), out var at))
        {
            lines[at] = lines[at] with { Count = lines[at].Count + 1 };
            return;
        }
        if (lines.Count == MaxLines)
        {
            leftOut++;
            return;
        }
        index.Add((rule, place, token, decoded), lines.Count);
        lines.Add(new RedactionLine(rule, @class, place, 1, token, decoded));
    }

    internal Receipt Finish(long bytesIn, long bytesOut, RedactionEngine engine) => new(
        lines,
        [.. Enum.GetValues<DropReason>().Where(reason => dropped[(int)reason] > 0).Select(reason => new DroppedFields(reason, dropped[(int)reason]))],
        Truncated,
        withheld,
        leftOut,
        (long)BitOperations.RoundUpToPowerOf2((ulong)Math.Max(1, bytesIn)),
        bytesOut,
        engine.RulesetDigest,
        engine.Policy.Digest,
        RedactionEngine.EngineVersion,
        engine.KeyId);
}
