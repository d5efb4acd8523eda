using Rca.Redaction.Scanning;

namespace Rca.Redaction.Policies;

/// <summary>Finds what the policy's own rules describe. One pass finds their literals; a line that holds one is matched at most once per rule.</summary>
/// <remarks>A line over 64 KiB is cut into tiles that overlap by the longest match, so that a match lies whole in one of them.</remarks>
sealed class OwnRuleDetector : Detector
{
    const int Tile = 64 * 1024;
    const int Step = Tile - RuleLimits.GreatestLength;

    // A pattern may scan far for each find. What lies behind so many finds in one tile is redacted whole, so that no text makes this slow.
    const int MaxFindsInTile = 1024;

    readonly OwnRule[] rules;
    readonly int[] ruleOfAnchor;

    internal OwnRuleDetector(RedactionPolicy policy)
        : this(policy.OwnRules)
    {
    }

    internal OwnRuleDetector(IReadOnlyList<OwnRule> rules)
    {
        this.rules = [.. rules];
        var anchors = rules.SelectMany((rule, index) => LiteralAnchors.Of(rule).Select(anchor => (Rule: index, anchor))).ToList();
        ruleOfAnchor = [.. anchors.Select(a => a.Rule)];
        Anchors = [.. anchors.Select(a => a.anchor)];
        Rules = [.. rules.Select(r => r.Rule)];
    }

    internal override IReadOnlyList<Rule> Rules { get; }

    internal override IReadOnlyList<byte[]> Anchors { get; }

    internal override void Scan(ScanText text, List<Hit> hits)
    {
        if (text.Finds.IsEmpty)
            return;
        // For each rule, where the next literal is news; what lies before it has been matched.
        Span<int> done = stackalloc int[RuleLimits.MaxRules];
        done.Clear();
        var line = (Start: 0, End: -1);
        DecodedTile? tile = null;
        try
        {
            foreach (var (start, anchor) in text.Finds)
            {
                var index = ruleOfAnchor[anchor];
                if (start < done[index] || !LiteralAnchors.IsLiteral(text.Bytes, start, rules[index]))
                    continue;
                if (start < line.Start || start > line.End)
                    line = LineAround(text.Bytes, start);
                done[index] = MatchLine(text.Bytes, line, start, done[index], rules[index], tile ??= new DecodedTile(), hits);
            }
        }
        finally
        {
            tile?.Dispose();
        }
    }

    static (int Start, int End) LineAround(ReadOnlySpan<byte> text, int at)
    {
        var length = text[at..].IndexOf((byte)'\n');
        return (text[..at].LastIndexOf((byte)'\n') + 1, length < 0 ? text.Length : at + length);
    }

    /// <summary>Matches every tile that holds the whole literal, but none twice; returns where the next literal is news.</summary>
    static int MatchLine(ReadOnlySpan<byte> text, (int Start, int End) line, int literal, int done, OwnRule rule, DecodedTile tile, List<Hit> hits)
    {
        if (line.End - line.Start <= Tile)
        {
            Match(text, line.Start, line.End, rule, tile, hits);
            return line.End;
        }
        var first = Math.Max(0, (literal + rule.LiteralBytes.Length - Tile - line.Start + Step - 1) / Step);
        var at = Math.Max(done, line.Start + (first * Step));
        for (; at <= literal; at += Step)
            Match(text, at, Math.Min(line.End, at + Tile), rule, tile, hits);
        return Math.Min(line.End, at);
    }

    static void Match(ReadOnlySpan<byte> text, int start, int end, OwnRule rule, DecodedTile tile, List<Hit> hits)
    {
        if (end > start && text[end - 1] == '\r')
            end--;
        tile.Hold(text, start, end);
        var count = 0;
        foreach (var match in rule.Pattern.EnumerateMatches(tile.Chars))
        {
            if (++count > MaxFindsInTile)
            {
                hits.Add(new Hit(tile.ByteAt(match.Index), end, rule.Rule));
                return;
            }
            if (match.Length == 0 || !rule.HasLiteral(tile.Chars.Slice(match.Index, match.Length)))
                continue;
            var (from, to) = rule.Group is null ? (match.Index, match.Index + match.Length) : tile.Group(rule, match.Index);
            if (to > from)
                hits.Add(new Hit(tile.ByteAt(from), tile.ByteAt(to), rule.Rule));
        }
    }
}
