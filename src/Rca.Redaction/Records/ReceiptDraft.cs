using System.Numerics;
using System.Text;
using Rca.Redaction.Scanning;

namespace Rca.Redaction.Records;

/// <summary>Collects what a receipt will say.</summary>
sealed class ReceiptDraft
{
    readonly List<RedactionLine> lines = [];
    readonly Dictionary<(string Rule, string Place, string Token, string? Decoded), int> index = [];
    readonly int[] dropped = new int[Enum.GetValues<DropReason>().Length];

    internal int Truncated { get; set; }

    internal void Drop(DropReason reason) => dropped[(int)reason]++;

    internal void Redact(string rule, string @class, string place, string token, string? decoded = null)
    {
        if (index.TryGetValue((rule, place, token, decoded), out var at))
        {
            lines[at] = lines[at] with { Count = lines[at].Count + 1 };
            return;
        }
        index.Add((rule, place, token, decoded), lines.Count);
        lines.Add(new RedactionLine(rule, @class, place, 1, token, decoded));
    }

    internal void RedactInText(ScrubbedText text)
    {
        var (line, column, at) = (1, 1, 0);
        foreach (var placed in text.Placed)
        {
            foreach (var rune in Encoding.UTF8.GetString(text.Bytes, at, placed.Start - at).EnumerateRunes())
                (line, column) = rune.Value == '\n' ? (line + 1, 1) : (line, column + 1);
            at = placed.Start;
            Redact(placed.Rule.Id, placed.Rule.Class, FormattableString.Invariant($"{line}:{column}"), placed.Token, placed.Chain);
        }
    }

    internal Receipt Finish(long bytesIn, long bytesOut, string keyId) => new(
        lines,
        [.. Enum.GetValues<DropReason>().Where(reason => dropped[(int)reason] > 0).Select(reason => new DroppedFields(reason, dropped[(int)reason]))],
        Truncated,
        (long)BitOperations.RoundUpToPowerOf2((ulong)Math.Max(1, bytesIn)),
        bytesOut,
        RedactionEngine.RulesetDigestValue,
        RedactionEngine.EngineVersion,
        keyId);
}
