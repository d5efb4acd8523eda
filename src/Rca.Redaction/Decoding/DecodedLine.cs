namespace Rca.Redaction.Decoding;

/// <summary>A stretch of text with one layer of escapes taken off, and where in the stretch each byte came from.</summary>
sealed class DecodedLine
{
    readonly List<Piece> pieces = [];
    byte[] bytes = [];
    int stretchLength;

    internal int Length { get; private set; }

    /// <summary>The escapes that were made by taking others off: of <c>%255C</c> the percent sign is one.</summary>
    internal EscapeKinds Uncovered { get; private set; }

    internal ReadOnlySpan<byte> Bytes => bytes.AsSpan(0, Length);

    internal void Begin(int stretchLength)
    {
        pieces.Clear();
        (this.stretchLength, Length, Uncovered) = (stretchLength, 0, EscapeKinds.None);
        if (bytes.Length < stretchLength)
            bytes = new byte[stretchLength * 2];
    }

    internal void Copy(ReadOnlySpan<byte> run, int origin)
    {
        if (run.Length == 0)
            return;
        pieces.Add(new Piece(Length, origin, IsEscape: false));
        run.CopyTo(bytes.AsSpan(Length));
        Length += run.Length;
    }

    internal void Escaped(ReadOnlySpan<byte> value, int origin)
    {
        pieces.Add(new Piece(Length, origin, IsEscape: true));
        value.CopyTo(bytes.AsSpan(Length));
        Length += value.Length;
        Uncovered |= value[0] switch
        {
            (byte)'%' => EscapeKinds.Percent,
            (byte)'\\' => EscapeKinds.Backslash,
            (byte)'&' => EscapeKinds.Html,
            _ => EscapeKinds.None,
        };
    }

    /// <summary>Where in the stretch the byte at this index began; the stretch's end for the index after the last.</summary>
    internal int Origin(int index)
    {
        if (index == Length)
            return stretchLength;
        var piece = pieces[PieceAt(index)];
        return piece.IsEscape ? piece.Origin : piece.Origin + index - piece.Start;
    }

    /// <summary>Whether any of these bytes was written as an escape.</summary>
    internal bool HasEscape(int start, int end)
    {
        var first = PieceAt(start);
        return pieces[first].IsEscape || first != PieceAt(end - 1);
    }

    int PieceAt(int index)
    {
        var (low, high) = (0, pieces.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (pieces[middle].Start <= index)
                low = middle;
            else
                high = middle - 1;
        }
        return low;
    }

    readonly record struct Piece(int Start, int Origin, bool IsEscape);
}
