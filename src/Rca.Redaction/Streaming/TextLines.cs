using Rca.Redaction.Scanning;

namespace Rca.Redaction.Streaming;

/// <summary>Puts out lines of text: as they are, or with what was found in them replaced.</summary>
sealed class TextLines(TextScrubber scrubber, RedactedOutput output)
{
    readonly List<Hit> group = [];

    /// <summary>Puts out lines with hits in order, from the next one on.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="start">Where they begin in what was scanned.</param>
    /// <param name="hits">What was found.</param>
    /// <param name="next">The first hit that is not behind; it moves past theirs.</param>
    internal void Write(ReadOnlySpan<byte> lines, int start, List<Hit> hits, ref int next)
    {
        var at = 0;
        while (next < hits.Count && hits[next].Start < start + lines.Length)
        {
            var from = lines[at..(hits[next].Start - start)].LastIndexOf((byte)'\n') + 1 + at;
            group.Clear();
            int to;
            do
            {
                var hit = hits[next++];
                group.Add(hit with { Start = hit.Start - start - from, End = hit.End - start - from });
                var end = hit.End - start;
                to = lines[end..].IndexOf((byte)'\n') is var length and >= 0 ? end + length + 1 : lines.Length;
            }
            while (next < hits.Count && hits[next].Start < start + to);
            output.Copy(lines[at..from]);
            Put(scrubber.Scrub(new ScrubbedText(lines[from..to].ToArray(), []), group));
            at = to;
        }
        output.Copy(lines[at..]);
    }

    /// <summary>Puts out lines that were not scanned yet.</summary>
    internal void WriteAlone(ReadOnlySpan<byte> lines) => Put(scrubber.Scrub(lines.ToArray()));

    void Put(ScrubbedText? scrubbed)
    {
        if (scrubbed is null)
            output.Withhold(WithheldReason.Unstable, quoted: false);
        else
            output.Put(scrubbed);
    }
}
