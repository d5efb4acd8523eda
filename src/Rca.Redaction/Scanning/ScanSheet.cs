namespace Rca.Redaction.Scanning;

/// <summary>Texts laid one behind the other, so that the scanner runs once over all of them; nothing that is found in one reaches into the next.</summary>
sealed class ScanSheet
{
    byte[] bytes = [];

    internal int Length { get; private set; }

    internal ReadOnlySpan<byte> Written => bytes.AsSpan(0, Length);

    static ReadOnlySpan<byte> Separator => "\n\0\n"u8;

    internal void Clear() => Length = 0;

    internal void Add(ReadOnlySpan<byte> text)
    {
        var length = Length + text.Length + Separator.Length;
        if (bytes.Length < length)
            Array.Resize(ref bytes, Math.Max(length, bytes.Length * 2));
        text.CopyTo(bytes.AsSpan(Length));
        Separator.CopyTo(bytes.AsSpan(Length + text.Length));
        Length = length;
    }
}
