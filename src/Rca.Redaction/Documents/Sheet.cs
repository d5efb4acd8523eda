namespace Rca.Redaction.Documents;

/// <summary>The decoded texts of a document, one after the other, so that the scanner runs once over all of them.</summary>
sealed class Sheet
{
    byte[] bytes = new byte[1024];
    int length;

    /// <summary>No find needs what is on both sides of this.</summary>
    static ReadOnlySpan<byte> Separator => "\n\0\n"u8;

    internal ReadOnlySpan<byte> Written => bytes.AsSpan(0, length);

    internal int Length => length;

    internal void Clear() => length = 0;

    /// <summary>Room for a text of at most so many bytes; <see cref="Advance"/> tells how many it was.</summary>
    internal Span<byte> Room(int most)
    {
        if (bytes.Length - length < most + Separator.Length)
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, length + most + Separator.Length));
        return bytes.AsSpan(length, most);
    }

    internal void Advance(int written)
    {
        length += written;
        Separator.CopyTo(bytes.AsSpan(length));
        length += Separator.Length;
    }

    internal void Add(ReadOnlySpan<byte> text)
    {
        text.CopyTo(Room(text.Length));
        Advance(text.Length);
    }
}
