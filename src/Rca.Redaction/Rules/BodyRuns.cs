namespace Rca.Redaction.Rules;

/// <summary>Remembers for each alphabet the last run that was walked, so that no anchor within it walks it again: linear, whatever the text.</summary>
readonly ref struct BodyRuns(ReadOnlySpan<byte> text, Span<BodyRun> last)
{
    readonly ReadOnlySpan<byte> text = text;
    readonly Span<BodyRun> last = last;

    internal BodyRun From(Alphabet alphabet, int start)
    {
        ref var run = ref last[alphabet.Index];
        if (start >= run.Start && start < run.End)
            return run;
        var end = start + alphabet.Run(text[start..]);
        run = new BodyRun(start, end, start + text[start..end].TrimEnd((byte)'.').Length);
        return run;
    }
}
