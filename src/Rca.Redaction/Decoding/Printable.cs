namespace Rca.Redaction.Decoding;

/// <summary>Tells text from the noise that digests, keys and paths decode to.</summary>
static class Printable
{
    /// <summary>How many bytes are looked at: of random ones about one stretch in 100,000 is taken for text.</summary>
    internal const int Sample = 12;

    internal static bool IsText(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
            return false;
        foreach (var b in bytes)
        {
            if (b < 0x20 ? b is not ((byte)'\t' or (byte)'\n' or (byte)'\r') : b == 0x7F)
                return false;
        }
        // What is not ASCII is text when it is UTF-8; a sample may end within a character.
        return bytes.ContainsAnyInRange((byte)0x80, (byte)0xFF) ? IsUtf8(bytes) : true;
    }

    static bool IsUtf8(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            if (System.Text.Rune.DecodeFromUtf8(bytes, out _, out var consumed) is var status && status != System.Buffers.OperationStatus.Done)
                return status == System.Buffers.OperationStatus.NeedMoreData;
            bytes = bytes[consumed..];
        }
        return true;
    }
}
