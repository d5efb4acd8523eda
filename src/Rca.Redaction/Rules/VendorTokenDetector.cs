using Rca.Redaction.Scanning;

namespace Rca.Redaction.Rules;

/// <summary>Finds the tokens of the vendor table by their anchors.</summary>
sealed class VendorTokenDetector : Detector
{
    static readonly (VendorToken Row, byte[] Anchor)[] Searched =
        [.. VendorTokens.Rows.SelectMany(row => row.SearchedAnchors.Select(anchor => (row, anchor)))];

    static readonly VendorToken[] RowOfAnchor = [.. Searched.Select(s => s.Row)];

    internal override IReadOnlyList<Rule> Rules { get; } = [.. VendorTokens.Rows.Select(row => row.Rule)];

    internal override IReadOnlyList<byte[]> Anchors { get; } = [.. Searched.Select(s => s.Anchor)];

    internal override void Scan(ScanText text, List<Hit> hits)
    {
        var runs = new BodyRuns(text.Bytes, stackalloc BodyRun[Alphabet.Count]);
        var glued = new GluedTokens(text.Bytes, hits);
        foreach (var (start, anchor) in text.Finds)
            Match(text.Bytes, start, RowOfAnchor[anchor], runs, ref glued, hits);
    }

    static void Match(ReadOnlySpan<byte> bytes, int anchor, VendorToken row, scoped BodyRuns runs, ref GluedTokens glued, List<Hit> hits)
    {
        if (!FindStart(bytes, anchor, row, glued.Edge, out var start))
            return;
        var body = anchor + row.AnchorBytes.Length;
        var run = runs.From(row.Body, body);
        // A run that many anchors stand in, one behind the other, is one hit.
        if (run.End - body < row.Min || (hits.Count > 0 && hits[^1].Rule == row.Rule && hits[^1].End == run.TrimmedEnd))
            return;
        var documented = body + row.Min;
        if (row is { Checksum: { } checksum, ChecksumDecides: false } && checksum.Holds(bytes[start..documented]))
            glued.Add(start, documented, row);
        else if (run.TrimmedEnd - body < row.Min)
            return;
        else if (row.Edges.HasFlag(Edges.Right) && (run.TrimmedEnd - body > row.Max || !AsciiByte.IsRightEdge(bytes, run.TrimmedEnd)))
            glued.Keep(start, body, run.End, row);
        else if (row.Holds(bytes, start, body, run.TrimmedEnd))
            glued.Add(start, run.TrimmedEnd, row);
    }

    static bool FindStart(ReadOnlySpan<byte> bytes, int anchor, VendorToken row, int edge, out int start)
    {
        start = anchor;
        if (row.Head is { } head)
        {
            var length = head.Alphabet.RunBefore(bytes[..anchor], head.Max);
            if (length < head.Min || (length > head.Max && row.Edges.HasFlag(Edges.Left)))
                return false;
            start -= Math.Min(length, head.Max);
        }
        return !row.Edges.HasFlag(Edges.Left) || AsciiByte.IsLeftEdge(bytes, start) || start == edge;
    }
}
