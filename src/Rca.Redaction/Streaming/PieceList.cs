using Rca.Redaction.Scanning;

namespace Rca.Redaction.Streaming;

/// <summary>Lays lines out for the scanner: text as it stands, and in the place of each document its texts or nothing.</summary>
sealed class PieceList
{
    readonly List<ScanPiece> pieces = [];
    readonly ScanSheet sheet = new();

    internal int Count => pieces.Count;

    internal ScanPiece this[int index] => pieces[index];

    /// <summary>What is to be scanned.</summary>
    internal ReadOnlySpan<byte> Lay(ReadOnlySpan<byte> lines, List<FoundDocument> documents, ScanSheet texts)
    {
        pieces.Clear();
        if (documents.Count == 0)
        {
            pieces.Add(new ScanPiece(0, lines.Length, 0, -1));
            return lines;
        }
        sheet.Clear();
        var (at, text) = (0, 0);
        for (var i = 0; i < documents.Count; i++)
        {
            Text(lines, at, documents[i].Start);
            pieces.Add(new ScanPiece(sheet.Length, documents[i].Texts, documents[i].Start, i));
            if (documents[i].Texts > 0)
                sheet.Add(texts.Written.Slice(text, documents[i].Texts));
            text += documents[i].Texts;
            at = documents[i].End;
        }
        Text(lines, at, lines.Length);
        return sheet.Written;
    }

    /// <summary>The piece that holds this place of what is scanned.</summary>
    internal int At(int place)
    {
        var (low, high) = (0, pieces.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (pieces[middle].Start <= place)
                low = middle;
            else
                high = middle - 1;
        }
        return low;
    }

    void Text(ReadOnlySpan<byte> lines, int start, int end)
    {
        if (start == end)
            return;
        pieces.Add(new ScanPiece(sheet.Length, end - start, start, -1));
        sheet.Add(lines[start..end]);
    }
}
