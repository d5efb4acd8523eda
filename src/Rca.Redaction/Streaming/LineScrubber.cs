using Rca.Redaction.Learning;
using Rca.Redaction.Scanning;

namespace Rca.Redaction.Streaming;

/// <summary>Redacts whole lines: the documents among them as documents, the rest as text. Only lines in which something is found are copied apart.</summary>
sealed class LineScrubber(TextScanner scanner, TextScrubber scrubber, DocumentFinder finder, LearntValues learnt, RedactedOutput output)
{
    readonly List<ScrubbedDocument> documents = [];
    readonly List<Hit> group = [];
    byte[] text = [];

    /// <summary>Redacts as many lines as can be judged, and says how many bytes that were.</summary>
    /// <param name="lines">Whole lines.</param>
    /// <param name="origin">Where in the input they begin.</param>
    /// <param name="final">Whether nothing comes after them.</param>
    /// <param name="hindsight">Whether a value is looked for before the place that it was learnt at, too.</param>
    internal int Scrub(ReadOnlySpan<byte> lines, long origin, bool final, bool hindsight)
    {
        documents.Clear();
        var told = finder.Find(lines, origin, final, documents);
        var cut = final && told == lines.Length ? told : Cut(lines[..told]);
        if (cut > 0)
            Scrub(lines[..cut], HitsIn(lines[..cut], hindsight ? null : origin));
        return cut;
    }

    List<Hit> HitsIn(ReadOnlySpan<byte> lines, long? origin)
    {
        var hits = scanner.Scan(TextOf(lines), learnt, origin);
        if (!CrossesDocument(hits))
            return hits;
        hits = [];
        var at = 0;
        foreach (var document in documents)
        {
            AddHits(lines[at..document.Start], at, origin, hits);
            at = document.End;
        }
        AddHits(lines[at..], at, origin, hits);
        return hits;
    }

    // Both are in order.
    bool CrossesDocument(List<Hit> hits)
    {
        var next = 0;
        foreach (var hit in hits)
        {
            while (next < documents.Count && documents[next].End <= hit.Start)
                next++;
            if (next < documents.Count && documents[next].Start < hit.End)
                return true;
        }
        return false;
    }

    void AddHits(ReadOnlySpan<byte> piece, int start, long? origin, List<Hit> hits)
    {
        foreach (var hit in scanner.Scan(piece, learnt, origin + start))
            hits.Add(hit with { Start = hit.Start + start, End = hit.End + start });
    }

    // A document is a border that nothing reaches across.
    int Cut(ReadOnlySpan<byte> lines)
    {
        var border = documents.Count > 0 ? documents[^1].End : 0;
        return border + HoldBack.Cut(lines[border..]);
    }

    ReadOnlySpan<byte> TextOf(ReadOnlySpan<byte> lines)
    {
        if (documents.Count == 0)
            return lines;
        if (text.Length < lines.Length)
            text = new byte[lines.Length + (lines.Length / 2)];
        lines.CopyTo(text);
        foreach (var document in documents)
            text.AsSpan(document.Start, document.End - document.Start).Clear();
        return text.AsSpan(0, lines.Length);
    }

    void Scrub(ReadOnlySpan<byte> lines, List<Hit> hits)
    {
        var (at, hit) = (0, 0);
        foreach (var document in documents)
        {
            ScrubText(lines, at, document.Start, hits, ref hit);
            if (document.Text is { } scrubbed)
                output.Put(scrubbed);
            else
                output.Withhold(document.Withheld, quoted: true);
            at = document.End;
        }
        ScrubText(lines, at, lines.Length, hits, ref hit);
    }

    void ScrubText(ReadOnlySpan<byte> lines, int at, int end, List<Hit> hits, ref int next)
    {
        while (next < hits.Count && hits[next].Start < end)
        {
            var first = next;
            var start = Math.Max(at, lines[..hits[next].Start].LastIndexOf((byte)'\n') + 1);
            int stop;
            do
            {
                var last = hits[next++].End;
                stop = lines[last..end].IndexOf((byte)'\n') is var length and >= 0 ? last + length + 1 : end;
            }
            while (next < hits.Count && hits[next].Start < stop);
            output.Copy(lines[at..start]);
            Replace(lines[start..stop], start, hits, first, next);
            at = stop;
        }
        output.Copy(lines[at..end]);
    }

    void Replace(ReadOnlySpan<byte> lines, int start, List<Hit> hits, int first, int next)
    {
        group.Clear();
        for (var i = first; i < next; i++)
            group.Add(hits[i] with { Start = hits[i].Start - start, End = hits[i].End - start });
        if (scrubber.Scrub(new ScrubbedText(lines.ToArray(), []), group) is { } scrubbed)
            output.Put(scrubbed);
        else
            output.Withhold(WithheldReason.Unstable, quoted: false);
    }
}
