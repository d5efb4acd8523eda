namespace Rca.Redaction.Scanning;

/// <summary>Texts laid one behind the other, so that the scanner runs once over all of them; nothing that is found in one reaches into the next.</summary>
sealed class ScanSheet
{
    byte[] bytes = [];

    internal int Length { get; private set; }

    internal ReadOnlySpan<byte> Written => bytes.AsSpan(0, Length);

    static ReadOnlySpan<byte> Separator => "\n\0\n"u8;

    internal void Clear() => Length = 0;

    /// <summary>Takes the texts behind this length away again.</summary>
    internal void Cut(int length) => Length = length;

    /// <summary>Room for a text of at most so many bytes; <see cref="Advance"/> tells how many it was.</summary>
    internal Span<byte> Room(int most)
    {
        if (bytes.Length - Length < most + Separator.Length)
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, Length + most + Separator.Length));
        return bytes.AsSpan(Length, most);
    }

    internal void Advance(int written)
    {
        Length += written;
        Separator.CopyTo(bytes.AsSpan(Length));
        Length += Separator.Length;
    }

    internal void Add(ReadOnlySpan<byte> text)
    {
        text.CopyTo(Room(text.Length));
        Advance(text.Length);
    }
}
