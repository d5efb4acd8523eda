namespace Rca.Redaction.Scanning;

/// <summary>Finds what its rules describe; it visits every byte a bounded number of times, whatever the text.</summary>
abstract class Detector
{
    internal abstract IReadOnlyList<Rule> Rules { get; }

    /// <summary>What every text is searched for on its behalf; it gets the finds with the text.</summary>
    internal virtual IReadOnlyList<byte[]> Anchors => [];

    /// <summary>Whether its anchors, then in lower case, stand for either case.</summary>
    internal virtual bool IgnoresCase => false;

    internal abstract void Scan(ScanText text, List<Hit> hits);
}
