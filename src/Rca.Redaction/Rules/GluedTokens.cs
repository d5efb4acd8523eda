using Rca.Redaction.Scanning;

namespace Rca.Redaction.Rules;

/// <summary>Tokens that stand glued to one another: where one is found its neighbours stand free, for a replacement will stand in its place.</summary>
ref struct GluedTokens(ReadOnlySpan<byte> text, List<Hit> hits)
{
    readonly ReadOnlySpan<byte> text = text;
    readonly List<Hit> hits = hits;

    // What only lacks a right edge, in the text's order; a text of ordinary tokens has none.
    Stack<Unfree>? kept;

    /// <summary>Where the last token found ends: the next may begin there.</summary>
    internal int Edge { get; private set; } = -1;

    /// <summary>Keeps a token that goes on as far as its alphabet does, in case another is found that bounds it.</summary>
    internal void Keep(int start, int body, int runEnd, VendorToken row) => (kept ??= []).Push(new Unfree(start, body, runEnd, row));

    /// <summary>Reports a token, and those kept that it bounds: each is looked at once.</summary>
    internal void Add(int start, int end, VendorToken row)
    {
        hits.Add(new Hit(start, end, row.Rule));
        Edge = end;
        if (kept is null)
            return;
        while (kept.TryPop(out var before))
        {
            if (before.RunEnd < start || start - before.Body < before.Row.Min || start - before.Body > before.Row.Max
                || !before.Row.Holds(text, before.Start, before.Body, start))
            {
                continue;
            }
            hits.Add(new Hit(before.Start, start, before.Row.Rule));
            start = before.Start;
        }
    }

    readonly record struct Unfree(int Start, int Body, int RunEnd, VendorToken Row);
}
