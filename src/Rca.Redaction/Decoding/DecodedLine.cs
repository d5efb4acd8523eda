namespace Rca.Redaction.Decoding;

/// <summary>A stretch of text with one layer of escapes taken off, and where in the stretch each byte came from.</summary>
sealed class DecodedLine
{
    byte[] bytes = new byte[256];
    int[] origins = new int[257];

    internal int Length { get; private set; }

    /// <summary>How many escapes were taken off.</summary>
    internal int Escapes { get; private set; }

    internal ReadOnlySpan<byte> Bytes => bytes.AsSpan(0, Length);

    /// <summary>Where in the stretch the byte at this index began; the stretch's end for the index after the last.</summary>
    internal int Origin(int index) => origins[index];

    internal void Begin(int capacity)
    {
        (Length, Escapes) = (0, 0);
        if (bytes.Length >= capacity)
            return;
        bytes = new byte[capacity * 2];
        origins = new int[bytes.Length + 1];
    }

    internal void Copy(ReadOnlySpan<byte> run, int origin)
    {
        run.CopyTo(bytes.AsSpan(Length));
        for (var i = 0; i < run.Length; i++)
            origins[Length + i] = origin + i;
        Length += run.Length;
    }

    internal void Escaped(ReadOnlySpan<byte> value, int origin)
    {
        value.CopyTo(bytes.AsSpan(Length));
        origins.AsSpan(Length, value.Length).Fill(origin);
        Length += value.Length;
        Escapes++;
    }

    internal void End(int stretchLength) => origins[Length] = stretchLength;
}
