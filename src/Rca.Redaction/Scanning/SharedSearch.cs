using Rca.Redaction.Scanning.Anchors;
using Rca.Redaction.Tokens;

namespace Rca.Redaction.Scanning;

/// <summary>Searches a text for the anchors of all its detectors, and has each of them read its own.</summary>
sealed class SharedSearch
{
    // The more a search looks for, the more passes it by mistake: a crowd is searched apart from the few.
    const int Crowd = 256;

    // A scan within a scan begins when the detectors of the outer one are done.
    [ThreadStatic]
    static AnchorFinds? kept;

    readonly IReadOnlyList<Detector> detectors;
    readonly AnchorSearch crowded;
    readonly AnchorSearch few;

    internal SharedSearch(IReadOnlyList<Detector> detectors)
    {
        this.detectors = detectors;
        crowded = Search(anchors => anchors > Crowd);
        few = Search(anchors => anchors <= Crowd);
    }

    internal void Scan(ReadOnlySpan<byte> text, TokenMint mint, List<Hit> hits)
    {
        var finds = kept ??= new AnchorFinds();
        finds.Clear(detectors.Count);
        crowded.In(text, finds);
        few.In(text, finds);
        for (var i = 0; i < detectors.Count; i++)
            detectors[i].Scan(new ScanText(text, mint, finds.Of(i)), hits);
    }

    AnchorSearch Search(Predicate<int> count) => new([.. detectors.SelectMany((detector, owner) => count(detector.Anchors.Count)
        ? detector.Anchors.Select((bytes, index) => new Anchor(owner, index, bytes, detector.IgnoresCase)) : [])]);
}
