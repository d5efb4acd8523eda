namespace Rca.Redaction.Scanning;

/// <summary>Finds runs of at least so many members. Every such run holds one of the places that are looked at, so most bytes are not.</summary>
sealed class LongRuns(int shortest, ReadOnlySpan<byte> members)
{
    readonly ByteSet members = new(members);

    /// <summary>The first run that ends after <paramref name="at"/>, which moves to its end; false when there is no more.</summary>
    internal bool Next(ReadOnlySpan<byte> text, ref int at, out int start, out int end)
    {
        var floor = at;
        for (var probe = at + shortest - 1; probe < text.Length; probe = end + shortest)
        {
            (start, end) = (probe, probe);
            if (!members.Has(text[probe]))
                continue;
            while (start > floor && members.Has(text[start - 1]))
                start--;
            floor = at = end = members.End(text, probe + 1);
            if (end - start >= shortest)
                return true;
        }
        (start, end) = (text.Length, text.Length);
        return false;
    }
}
