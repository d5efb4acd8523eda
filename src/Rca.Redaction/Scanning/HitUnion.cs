using Rca.Redaction.Learning;
using Rca.Redaction.Tokens;

namespace Rca.Redaction.Scanning;

/// <summary>Unites what several detectors found in the same places; no hit lies within a token that stands already, or cuts through one.</summary>
static class HitUnion
{
    /// <summary>Makes hits disjoint and puts them in order.</summary>
    internal static List<Hit> Of(ScanText text, List<Hit> hits) => hits.Count == 0 ? hits : Unite(KeepTokensWhole(hits, TokensIn(text)));

    static List<(int Start, int End)> TokensIn(ScanText text)
    {
        var tokens = new List<(int, int)>();
        for (var at = 0; text.Bytes[at..].IndexOf((byte)'[') is var next and >= 0;)
        {
            at += next;
            var length = text.TokenLengthAt(at);
            if (length > 0)
                tokens.Add((at, at + length));
            at += Math.Max(length, 1);
        }
        return tokens;
    }

    static List<Hit> KeepTokensWhole(List<Hit> hits, List<(int Start, int End)> tokens)
    {
        if (tokens.Count == 0)
            return hits;
        var kept = new List<Hit>(hits.Count);
        foreach (var hit in hits)
        {
            var (start, end) = (hit.Start, hit.End);
            var first = TokenEndingAfter(tokens, start);
            var last = TokenEndingAfter(tokens, end - 1);
            if (first < tokens.Count && tokens[first].Start < start && tokens[first].End < end)
                start = tokens[first].Start;
            if (last < tokens.Count && tokens[last].Start < end && tokens[last].Start > start)
                end = Math.Max(end, tokens[last].End);
            var within = first < tokens.Count && tokens[first].Start <= start && tokens[first].End >= end;
            if (!within)
                kept.Add(hit with { Start = start, End = end });
        }
        return kept;
    }

    static int TokenEndingAfter(List<(int Start, int End)> tokens, int at)
    {
        var (low, high) = (0, tokens.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (tokens[middle].End > at)
                high = middle;
            else
                low = middle + 1;
        }
        return low;
    }

    static List<Hit> Unite(List<Hit> hits)
    {
        var united = new List<Hit>(hits.Count);
        foreach (var hit in HitOrder.Of(hits))
        {
            if (united.Count > 0 && hit.Start < united[^1].End)
                united[^1] = Join(united[^1], hit);
            else
                united.Add(hit);
        }
        return united;
    }

    static Hit Join(Hit a, Hit b)
    {
        // What looks like a mailbox there is the host behind a URL's password.
        if ((b.Rule.Learns || b.Rule == LearntValues.Rule) && a.Rule.Class == TokenClass.Email)
            return b with { Start = a.Start };
        if ((a.Rule.Learns || a.Rule == LearntValues.Rule) && b.Rule.Class == TokenClass.Email)
            return a;
        var named = TokenClass.Rank(b.Rule.Class) < TokenClass.Rank(a.Rule.Class) ? b.Rule : a.Rule;
        return b.End <= a.End
            ? a with { Rule = named }
            : new Hit(a.Start, b.End, named, Chain: a.Chain ?? b.Chain);
    }
}
