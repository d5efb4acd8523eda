using System.Text;

namespace Rca.Connectors.Kubernetes.Capabilities.Logs;

/// <summary>
/// The lines of a log in pieces, each short enough to leave as a whole: of a longer text the redactor keeps the beginning, and here the end matters.
/// A key of several lines stays in one piece, for its middle alone is not known to be of a key.
/// </summary>
static class LogPieces
{
    /// <summary>Less than the redactor keeps, for what it puts in the place of a secret may be longer.</summary>
    public const int MaximumBytes = 1536;

    const string Begin = "-----BEGIN ";
    const string End = "-----END ";

    // A key has no more; a beginning without an end would hold all that follows together.
    const int MaximumKeyLines = 120;

    public static IReadOnlyList<string> Of(IReadOnlyList<string> lines)
    {
        var pieces = new List<string>();
        var piece = new StringBuilder();
        // Lines before the first mark may be of a key that began before them.
        var key = lines.FirstOrDefault(l => Has(l, Begin) || Has(l, End)) is { } first && !Has(first, Begin) ? MaximumKeyLines : 0;
        var size = 0;
        foreach (var line in lines)
        {
            var bytes = Encoding.UTF8.GetByteCount(line) + 1;
            if (key == 0 && size > 0 && size + bytes > MaximumBytes)
            {
                pieces.Add(piece.ToString());
                piece.Clear();
                size = 0;
            }

            if (size > 0) piece.Append('\n');
            piece.Append(line);
            size += bytes;
            if (Has(line, Begin)) key = MaximumKeyLines;
            key = Has(line, End) ? 0 : Math.Max(0, key - 1);
        }

        if (size > 0) pieces.Add(piece.ToString());
        return pieces;
    }

    static bool Has(string line, string mark) => line.Contains(mark, StringComparison.Ordinal);
}
