namespace Rca.Redaction.Scanning;

/// <summary>A text of which some lines were replaced by what they settled to.</summary>
sealed class SettledText(ScrubbedText text)
{
    readonly MemoryStream output = new(text.Bytes.Length);
    readonly List<Placed> placed = [];
    int copied;
    int taken;

    internal void Replace(int start, int end, ScrubbedText lines)
    {
        CopyUpTo(start);
        placed.AddRange(lines.Placed.Select(token => token with { Start = token.Start + (int)output.Length }));
        output.Write(lines.Bytes);
        copied = end;
    }

    internal ScrubbedText Finish()
    {
        CopyUpTo(text.Bytes.Length);
        return new ScrubbedText(output.ToArray(), placed);
    }

    void CopyUpTo(int end)
    {
        for (; taken < text.Placed.Count && text.Placed[taken].Start < end; taken++)
        {
            var token = text.Placed[taken];
            if (token.Start >= copied)
                placed.Add(token with { Start = token.Start + (int)output.Length - copied });
        }
        output.Write(text.Bytes, copied, end - copied);
    }
}
