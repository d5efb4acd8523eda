using System.Text;
using Rca.Redaction.Learning;
using Rca.Redaction.Tokens;

namespace Rca.Redaction.Scanning;

/// <summary>Replaces what the scanner finds until it finds nothing more, so that redacting the output again changes nothing.</summary>
sealed class TextScrubber(TextScanner scanner, TokenMint mint, LearntValues? learnt = null)
{
    const int MaxPasses = 8;

    /// <summary>Null when the text did not settle.</summary>
    internal ScrubbedText? Scrub(byte[] bytes) => Scrub(new ScrubbedText(bytes, []));

    internal ScrubbedText? Scrub(ScrubbedText text) => Scrub(text, Scan(text));

    /// <summary>Replaces these hits, and what is found after that.</summary>
    internal ScrubbedText? Scrub(ScrubbedText text, List<Hit> hits)
    {
        for (var pass = 0; pass <= MaxPasses && hits.Count > 0; pass++)
        {
            text = Replace(text, pass < MaxPasses ? hits : WholeLines(text.Bytes, hits));
            hits = Scan(text);
        }
        return hits.Count == 0 ? text : null;
    }

    // What shows one more value at each reading, such as encodings within encodings, is not worth its reader's trust.
    static List<Hit> WholeLines(ReadOnlySpan<byte> text, List<Hit> hits)
    {
        var lines = new List<Hit>();
        foreach (var hit in hits)
        {
            var end = text[hit.End..].IndexOf((byte)'\n') is var length and >= 0 ? hit.End + length : text.Length;
            if (lines.Count > 0 && hit.Start < lines[^1].End)
                lines[^1] = lines[^1] with { End = Math.Max(end, lines[^1].End) };
            else
                lines.Add(new Hit(text[..hit.Start].LastIndexOf((byte)'\n') + 1, end, hit.Rule));
        }
        return lines;
    }

    /// <summary>Replaces the whole text under one rule.</summary>
    internal ScrubbedText Whole(byte[] bytes, Rule rule) => Replace(new ScrubbedText(bytes, []), [new Hit(0, bytes.Length, rule)]);

    List<Hit> Scan(ScrubbedText text) => learnt is null ? scanner.Scan(text.Bytes) : scanner.Scan(text.Bytes, learnt);

    ScrubbedText Replace(ScrubbedText text, List<Hit> hits)
    {
        var output = new MemoryStream(text.Bytes.Length + hits.Count * 32);
        var placed = new List<Placed>();
        var earlier = 0;
        var copied = 0;
        foreach (var hit in hits)
        {
            CopyUpTo(hit.Start);
            var token = mint.Token(hit.Rule.Class, hit.Meaning(text.Bytes));
            placed.Add(new Placed((int)output.Length, hit.Rule, token, hit.Chain));
            output.Write(Encoding.ASCII.GetBytes(token));
            copied = hit.End;
        }
        CopyUpTo(text.Bytes.Length);
        return new ScrubbedText(output.ToArray(), placed);

        void CopyUpTo(int end)
        {
            for (; earlier < text.Placed.Count && text.Placed[earlier].Start < end; earlier++)
            {
                var token = text.Placed[earlier];
                if (token.Start >= copied)
                    placed.Add(token with { Start = (int)output.Length + token.Start - copied });
            }
            output.Write(text.Bytes, copied, end - copied);
        }
    }
}
