using Rca.Redaction.Scanning.Anchors;
using Rca.Redaction.Tokens;

namespace Rca.Redaction.Scanning;

/// <summary>Searches a text for the anchors of all its detectors at once, and has each of them read its own.</summary>
sealed class SharedSearch(IReadOnlyList<Detector> detectors)
{
    // A scan within a scan begins when the detectors of the outer one are done.
    [ThreadStatic]
    static AnchorFinds? kept;

    readonly AnchorSearch exact = new(detectors.Select(detector => detector.IgnoresCase ? [] : detector.Anchors));
    readonly AnchorSearch folded = new(detectors.Select(detector => detector.IgnoresCase ? detector.Anchors : []), ignoreCase: true);

    internal void Scan(ReadOnlySpan<byte> text, TokenMint mint, List<Hit> hits)
    {
        var finds = kept ??= new AnchorFinds();
        finds.Clear(detectors.Count);
        exact.In(text, finds);
        folded.In(text, finds);
        for (var i = 0; i < detectors.Count; i++)
            detectors[i].Scan(new ScanText(text, mint, finds.Of(i)), hits);
    }
}
