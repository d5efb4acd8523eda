using System.IO.Compression;

namespace Rca.Redaction.Decoding;

/// <summary>Gzip in base64, told by its opener.</summary>
static class PackedCarrier
{
    internal const string Encoding = "base64>gzip";

    /// <summary>The most that is unpacked.</summary>
    internal const int Limit = 1024 * 1024;

    const int HeaderDigits = 16;
    const int HeaderBytes = HeaderDigits * 3 / 4;
    const int KnownFlags = 0x1F;

    internal static ReadOnlySpan<byte> Opener => "H4sI"u8;

    /// <summary>Whether the opener at the front of the text is that of a gzip header, as RFC 1952 has it: flags, and how hard it was packed.</summary>
    internal static bool IsHeader(ReadOnlySpan<byte> text)
    {
        if (text.Length < Carrier.MinLength)
            return false;
        Span<byte> header = stackalloc byte[HeaderBytes];
        for (var quad = 0; quad < HeaderDigits / 4; quad++)
        {
            if (!Base64Digits.AreDigits(text.Slice(4 * quad, 4)))
                return false;
            Base64Digits.Quad(text[(4 * quad)..], header[(3 * quad)..]);
        }
        return header[3] <= KnownFlags && header[8] is 0 or 2 or 4;
    }

    /// <summary>Unpacks one byte more than the limit at most; false when it is no gzip.</summary>
    internal static bool Unpack(ReadOnlySpan<byte> digits, GrowingBuffer unpacked)
    {
        Base64Digits.Decode(digits, unpacked);
        var packed = unpacked.Written.ToArray();
        // Cut off or damaged: all that came before counts, and a longer read loses what it read before the damage.
        if (!Inflate(packed, unpacked, Limit))
            Inflate(packed, unpacked, step: 1);
        return unpacked.Length > 0;
    }

    /// <summary>Reads so many bytes at a time; false when the text is damaged.</summary>
    static bool Inflate(byte[] packed, GrowingBuffer unpacked, int step)
    {
        using var source = new MemoryStream(packed);
        using var gzip = new GZipStream(source, CompressionMode.Decompress);
        unpacked.Start(0);
        try
        {
            while (unpacked.Length <= Limit)
            {
                var room = unpacked.More(Limit + 1);
                var read = gzip.Read(room[..Math.Min(step, room.Length)]);
                if (read == 0)
                    break;
                unpacked.Advance(read);
            }
            return true;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}
