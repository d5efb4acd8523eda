using System.Buffers;
using Rca.Redaction.Learning;
using Rca.Redaction.Scanning;

namespace Rca.Redaction.Streaming;

/// <summary>Redacts a line too long to be held, piece by piece. A piece ends where nothing was found, well before the end of what was looked at.</summary>
sealed class LongLineScrubber(TextScanner scanner, TextScrubber scrubber, LearntValues learnt, RedactedOutput output)
{
    // Looked at beyond a cut, so that what begins before it is seen whole; and kept before a find, so that its key is seen again.
    const int Ahead = 16 * 1024;
    const int Before = 512;

    static readonly SearchValues<byte> Ends = SearchValues.Create(" \t\"'`,;&<>\n"u8);

    bool swallowing;

    /// <summary>Whether the next bytes belong to a line of which some went out already.</summary>
    internal bool IsOpen { get; private set; }

    /// <summary>Redacts the front of a line, and says how many bytes that were.</summary>
    internal int Scrub(ReadOnlySpan<byte> line, long origin, bool ends)
    {
        IsOpen = !ends;
        if (swallowing)
            return Swallow(line);
        var hits = scanner.Collect(line);
        foreach (var hit in hits)
        {
            learnt.Here = origin + hit.End;
            TextScanner.Learn(hit, line, learnt);
        }
        learnt.Find(line, origin, shift: 0, hits);
        hits = scanner.United(line, hits);
        var cut = ends ? line.Length : Cut(line, hits);
        var inside = hits.Where(hit => hit.Start < cut).ToList();
        // A value that goes on beyond all bounds is gone up to where it ends.
        swallowing = !ends && inside.Count > 0 && inside[^1].End == line.Length;
        if (inside.Count == 0)
            output.Copy(line[..cut]);
        else if (scrubber.Scrub(new ScrubbedText(line[..cut].ToArray(), []), inside) is { } scrubbed)
            output.Put(scrubbed);
        else
            output.Withhold(WithheldReason.Unstable, quoted: false);
        return cut;
    }

    int Swallow(ReadOnlySpan<byte> line)
    {
        var end = line.IndexOfAny(Ends);
        swallowing = end < 0;
        return end < 0 ? line.Length : end;
    }

    static int Cut(ReadOnlySpan<byte> line, List<Hit> hits)
    {
        var cut = line.Length - Ahead;
        var end = line[(cut - Before)..cut].LastIndexOfAny(Ends);
        if (end > 0)
            cut = cut - Before + end;
        var before = 0;
        foreach (var hit in hits)
        {
            if (hit.End > cut && hit.Start <= cut + Before)
            {
                if (hit.End == line.Length && hit.Start > line.Length / 2)
                    return Math.Max(before, hit.Start - Before);
                cut = hit.End;
            }
            before = hit.End;
        }
        return cut;
    }
}
