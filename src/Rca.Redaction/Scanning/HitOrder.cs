namespace Rca.Redaction.Scanning;

/// <summary>Puts hits in the order of the text, the longer of those that begin together first. The order is total: it is the same however they were found.</summary>
static class HitOrder
{
    internal static List<Hit> Of(List<Hit> hits)
    {
        if (IsInOrder(hits))
            return hits;
        // Hits are large: what is sorted is their places.
        var (keys, order) = (new ulong[hits.Count], new int[hits.Count]);
        for (var i = 0; i < hits.Count; i++)
            (keys[i], order[i]) = (((ulong)hits[i].Start << 32) | (uint)(int.MaxValue - hits[i].End), i);
        keys.AsSpan().Sort(order.AsSpan());
        for (var start = 0; start < keys.Length;)
        {
            var end = start + 1;
            while (end < keys.Length && keys[end] == keys[start])
                end++;
            if (end - start > 1)
                order.AsSpan(start..end).Sort((a, b) => OfOneRange(hits[a], hits[b]));
            start = end;
        }
        return [.. order.Select(i => hits[i])];
    }

    static bool IsInOrder(List<Hit> hits)
    {
        for (var i = 1; i < hits.Count; i++)
        {
            if (hits[i].Start <= hits[i - 1].Start)
                return false;
        }
        return true;
    }

    // What it means when decoded makes the token.
    static int OfOneRange(Hit a, Hit b)
    {
        var order = (a.Value is null, TextScanner.OrderOf(a.Rule)).CompareTo((b.Value is null, TextScanner.OrderOf(b.Rule)));
        if (order == 0)
            order = string.CompareOrdinal(a.Rule.Id, b.Rule.Id);
        return order != 0 ? order : string.CompareOrdinal(a.Chain, b.Chain);
    }
}
