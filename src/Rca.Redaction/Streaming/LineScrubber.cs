using Rca.Redaction.Documents;
using Rca.Redaction.Learning;
using Rca.Redaction.Scanning;

namespace Rca.Redaction.Streaming;

/// <summary>
/// Redacts whole lines: the documents among them as documents, the rest as text. The scanner runs once over all of it, and only what holds something is
/// copied. What is learnt counts from its place on, so the output does not depend on where the input was cut.
/// </summary>
sealed class LineScrubber(TextScanner scanner, TextScrubber scrubber, DocumentScrubber documents, LearntValues learnt, RedactedOutput output)
{
    readonly DocumentFinder finder = new(documents);
    readonly DocumentResults results = new(documents, learnt);
    readonly TextLines text = new(scrubber, documents, output);
    readonly List<FoundDocument> found = [];
    readonly ScanSheet texts = new();
    readonly PieceList pieces = new();
    readonly List<Hit> late = [];

    /// <summary>Redacts as many lines as can be judged, and says how many bytes that were.</summary>
    /// <param name="lines">Whole lines.</param>
    /// <param name="origin">Where in the input they begin.</param>
    /// <param name="final">Whether nothing comes after them.</param>
    internal int Scrub(ReadOnlySpan<byte> lines, long origin, bool final)
    {
        found.Clear();
        texts.Clear();
        var told = finder.Find(lines, origin == 0, final, found, texts);
        var cut = final && told == lines.Length ? told : Cut(lines[..told]);
        if (cut > 0)
            Scrub(lines[..cut], origin);
        return cut;
    }

    // A document is a border that nothing reaches across.
    int Cut(ReadOnlySpan<byte> lines)
    {
        var border = found.Count > 0 ? found[^1].End : 0;
        return border + HoldBack.Cut(lines[border..]);
    }

    void Scrub(ReadOnlySpan<byte> lines, long origin)
    {
        results.Begin(found.Count);
        var scanned = pieces.Lay(lines, found, texts);
        var hits = scanner.Collect(scanned);
        foreach (var hit in hits)
            Take(hit, scanned, origin);
        for (var i = 0; i < found.Count; i++)
        {
            if (!found[i].IsPlain || results.IsWanted(i))
                results.Scrub(i, found[i], lines, origin);
        }
        FindLearnt(lines, scanned, origin, hits);
        hits = scanner.United(scanned, hits);
        Write(lines, CrossesBorder(hits) ? HitsAlone(scanned, origin) : hits);
    }

    // Of a text it is learnt from; of a document it says that the document holds something.
    void Take(Hit hit, ReadOnlySpan<byte> scanned, long origin)
    {
        var piece = pieces[pieces.At(hit.Start)];
        if (!piece.IsText)
        {
            results.Want(piece.Document);
            return;
        }
        learnt.Here = origin + piece.Source + hit.End - piece.Start;
        TextScanner.Learn(hit, scanned, learnt);
    }

    void FindLearnt(ReadOnlySpan<byte> lines, ReadOnlySpan<byte> scanned, long origin, List<Hit> hits)
    {
        for (var i = 0; i < pieces.Count && learnt.Count > 0; i++)
        {
            var piece = pieces[i];
            var part = scanned.Slice(piece.Start, piece.Length);
            if (piece.IsText)
            {
                learnt.Find(part, origin + piece.Source, piece.Start, hits);
            }
            else if (!results.Has(piece.Document))
            {
                late.Clear();
                learnt.Here = origin + found[piece.Document].End;
                learnt.Find(part, late);
                if (late.Count > 0)
                    results.Scrub(piece.Document, found[piece.Document], lines, origin);
            }
        }
    }

    bool CrossesBorder(List<Hit> hits)
    {
        foreach (var hit in hits)
        {
            var piece = pieces[pieces.At(hit.Start)];
            if (piece.IsText && hit.End > piece.End)
                return true;
        }
        return false;
    }

    List<Hit> HitsAlone(ReadOnlySpan<byte> scanned, long origin)
    {
        var hits = new List<Hit>();
        for (var i = 0; i < pieces.Count; i++)
        {
            var piece = pieces[i];
            if (!piece.IsText)
                continue;
            var part = scanned.Slice(piece.Start, piece.Length);
            var alone = scanner.Collect(part);
            learnt.Find(part, origin + piece.Source, shift: 0, alone);
            foreach (var hit in scanner.United(part, alone))
                hits.Add(hit with { Start = hit.Start + piece.Start, End = hit.End + piece.Start });
        }
        return hits;
    }

    // What needs no change goes out in one piece, however many documents and lines it is.
    void Write(ReadOnlySpan<byte> lines, List<Hit> hits)
    {
        var (next, written) = (0, 0);
        for (var i = 0; i < pieces.Count; i++)
        {
            var piece = pieces[i];
            while (next < hits.Count && hits[next].Start < piece.Start)
                next++;
            if (piece.IsText ? next == hits.Count || hits[next].Start >= piece.End : results[piece.Document].IsUnchanged)
                continue;
            output.Copy(lines[written..piece.Source]);
            if (piece.IsText)
                text.Write(lines.Slice(piece.Source, piece.Length), piece.Start, hits, ref next);
            else
                Document(lines, piece.Document);
            written = piece.IsText ? piece.Source + piece.Length : found[piece.Document].End;
        }
        output.Copy(lines[written..]);
    }

    void Document(ReadOnlySpan<byte> lines, int index)
    {
        var result = results[index];
        if (result.Text is { } scrubbed)
            output.Put(scrubbed);
        else if (result.Withheld is { } reason)
            output.Withhold(reason, quoted: true);
        else
            text.WriteAlone(lines[found[index].Start..found[index].End]);
    }
}
