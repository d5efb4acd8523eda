using System.Runtime.InteropServices;

namespace Rca.Redaction.Scanning.Anchors;

/// <summary>What a search found, by the owners of the anchors, each in the order of the text.</summary>
sealed class AnchorFinds
{
    // What one hostile text needed is not kept for the next.
    const int MaxKept = 64 * 1024;

    readonly List<List<Find>> lists = [];

    internal ReadOnlySpan<Find> Of(int owner) => CollectionsMarshal.AsSpan(lists[owner]);

    internal void Add(int owner, Find find)
    {
        // A fingerprint may lie further back in one anchor than in the next.
        var (list, at) = (lists[owner], lists[owner].Count);
        while (at > 0 && list[at - 1].Start > find.Start)
            at--;
        list.Insert(at, find);
    }

    internal void Clear(int owners)
    {
        while (lists.Count < owners)
            lists.Add([]);
        foreach (var list in lists)
        {
            list.Clear();
            if (list.Capacity > MaxKept)
                list.Capacity = 0;
        }
    }
}
