namespace Rca.Redaction.Decoding;

/// <summary>Bytes that are written over and over; the array grows and stays.</summary>
sealed class GrowingBuffer
{
    const int Least = 256;

    byte[] bytes = [];

    internal int Length { get; private set; }

    internal ReadOnlySpan<byte> Written => bytes.AsSpan(0, Length);

    /// <summary>Room for so many bytes from the front on; what was there is gone.</summary>
    internal Span<byte> Start(int capacity)
    {
        if (bytes.Length < capacity)
            bytes = new byte[Math.Max(Least, capacity)];
        Length = 0;
        return bytes.AsSpan(0, capacity);
    }

    /// <summary>Room after what is written, which is kept; none beyond the limit.</summary>
    internal Span<byte> More(int limit)
    {
        if (Length == bytes.Length)
            Array.Resize(ref bytes, Math.Max(Least, bytes.Length * 2));
        return bytes.AsSpan(Length, Math.Min(bytes.Length, limit) - Length);
    }

    internal void Advance(int count) => Length += count;

    internal void Remove(byte unwanted)
    {
        var kept = 0;
        foreach (var b in Written)
        {
            if (b != unwanted)
                bytes[kept++] = b;
        }
        Length = kept;
    }
}
