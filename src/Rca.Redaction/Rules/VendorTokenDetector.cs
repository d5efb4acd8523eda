using Rca.Redaction.Scanning;
using Rca.Redaction.Scanning.Anchors;

namespace Rca.Redaction.Rules;

/// <summary>Finds the tokens of the vendor table by their anchors.</summary>
sealed class VendorTokenDetector : Detector
{
    static readonly (VendorToken Row, byte[] Anchor)[] Searched =
        [.. VendorTokens.Rows.SelectMany(row => row.SearchedAnchors.Select(anchor => (row, anchor)))];

    static readonly VendorToken[] RowOfAnchor = [.. Searched.Select(s => s.Row)];
    static readonly AnchorSearch Search = new([.. Searched.Select(s => s.Anchor)]);

    internal override IReadOnlyList<Rule> Rules { get; } = [.. VendorTokens.Rows.Select(row => row.Rule)];

    internal override void Scan(ScanText text, List<Hit> hits)
    {
        var runs = new BodyRuns(text.Bytes, stackalloc BodyRun[Alphabet.Count]);
        var finds = Search.In(text.Bytes);
        while (finds.MoveNext())
            Match(text.Bytes, finds.Start, RowOfAnchor[finds.Anchor], ref runs, hits);
    }

    static void Match(ReadOnlySpan<byte> bytes, int anchor, VendorToken row, ref BodyRuns runs, List<Hit> hits)
    {
        if (!FindStart(bytes, anchor, row, out var start))
            return;
        var body = anchor + row.AnchorBytes.Length;
        var run = runs.From(row.Body, body);
        // A run that many anchors stand in, one behind the other, is one hit.
        if (run.End - body < row.Min || (hits.Count > 0 && hits[^1].Rule == row.Rule && hits[^1].End == run.TrimmedEnd))
            return;
        var documented = body + row.Min;
        int end;
        if (row is { Checksum: { } checksum, ChecksumDecides: false } && checksum.Holds(bytes[start..documented]))
            end = documented;
        else if (!FindEnd(bytes, start, body, row, run, out end))
            return;
        hits.Add(new Hit(start, end, row.Rule));
    }

    static bool FindStart(ReadOnlySpan<byte> bytes, int anchor, VendorToken row, out int start)
    {
        start = anchor;
        if (row.Head is { } head)
        {
            var length = head.Alphabet.RunBefore(bytes[..anchor], head.Max);
            if (length < head.Min || (length > head.Max && row.Edges.HasFlag(Edges.Left)))
                return false;
            start -= Math.Min(length, head.Max);
        }
        return !row.Edges.HasFlag(Edges.Left) || AsciiByte.IsLeftEdge(bytes, start);
    }

    static bool FindEnd(ReadOnlySpan<byte> bytes, int start, int body, VendorToken row, BodyRun run, out int end)
    {
        // A full stop behind a token ends a sentence.
        end = run.TrimmedEnd;
        var length = end - body;
        if (length < row.Min)
            return false;
        if (row.Edges.HasFlag(Edges.Right) && (length > row.Max || !AsciiByte.IsRightEdge(bytes, end)))
            return false;
        if (row.Mixed && !IsMixed(bytes[body..end]))
            return false;
        return !row.ChecksumDecides || row.Checksum!.Holds(bytes[start..end]);
    }

    static bool IsMixed(ReadOnlySpan<byte> body) =>
        body.ContainsAnyInRange((byte)'0', (byte)'9') && body.ContainsAnyInRange((byte)'A', (byte)'Z') && body.ContainsAnyInRange((byte)'a', (byte)'z');
}
