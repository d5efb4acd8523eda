namespace Rca.Redaction.Scanning;

/// <summary>Finds what its rules describe; it visits every byte a bounded number of times, whatever the text.</summary>
abstract class Detector
{
    internal abstract IReadOnlyList<Rule> Rules { get; }

    internal abstract void Scan(ScanText text, List<Hit> hits);
}
