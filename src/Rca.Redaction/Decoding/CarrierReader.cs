using System.IO.Compression;
using Rca.Redaction.Scanning;

namespace Rca.Redaction.Decoding;

/// <summary>Reads what a run carries, whichever way it is written; noise is told by a sample, without decoding the run.</summary>
static class CarrierReader
{
    const int SampleDigits = 16;
    const int GzipLimit = 1024 * 1024;

    static ReadOnlySpan<byte> GzipOpener => "H4sI"u8;

    /// <summary>Every reading of the run that looks like text; a null in it stands for one that is larger than is decoded.</summary>
    internal static List<(string Encoding, byte[]? Decoded)> Read(ReadOnlySpan<byte> run)
    {
        List<(string, byte[]?)> readings = [];
        Hexadecimal(run, readings);
        var tried = 0;
        for (var at = 0; at + SampleDigits <= run.Length; at++)
        {
            // Text may begin anywhere in a run: after a path, say. Each alignment is decoded once, and sampled every few digits.
            if (at % SampleDigits > 3 || (tried & (1 << (at & 3))) != 0)
                continue;
            if (Sampled(run.Slice(at, SampleDigits)) is not { } encoding)
                continue;
            tried |= 1 << (at & 3);
            var decoded = Base64Digits.Decode(run[(at & 3)..]);
            readings.Add((encoding, encoding == Utf16 ? [.. decoded.Where(b => b != 0)] : decoded));
        }
        for (var at = 0; run[at..].IndexOf(GzipOpener) is var next and >= 0; at += next + GzipOpener.Length)
        {
            if (Unpack(run[(at + next)..], out var unpacked))
                readings.Add(("base64>gzip", unpacked));
        }
        return readings;
    }

    const string Utf16 = "base64>utf-16";

    static string? Sampled(ReadOnlySpan<byte> digits)
    {
        Span<byte> sample = stackalloc byte[Printable.Sample];
        for (var quad = 0; quad < 4; quad++)
        {
            Base64Digits.Quad(digits[(4 * quad)..], sample[(3 * quad)..]);
            // Most runs are no base64: the first bytes tell.
            if (sample[3 * quad] is < 0x20 and not (0 or (byte)'\t' or (byte)'\n' or (byte)'\r'))
                return null;
        }
        if (Printable.IsText(sample))
            return "base64";
        return IsUtf16(sample) || IsUtf16(sample[1..]) ? Utf16 : null;
    }

    static bool IsUtf16(ReadOnlySpan<byte> sample)
    {
        for (var i = 0; i + 1 < sample.Length; i += 2)
        {
            if (sample[i] is < 0x20 or > 0x7E || sample[i + 1] != 0)
                return false;
        }
        return true;
    }

    static void Hexadecimal(ReadOnlySpan<byte> run, List<(string, byte[]?)> readings)
    {
        for (var start = 0; start < run.Length;)
        {
            var end = start;
            while (end < run.Length && AsciiByte.Hex(run[end]) >= 0)
                end++;
            for (var offset = 0; offset < 2 && end - start - offset >= EncodedRuns.MinRun; offset++)
            {
                var bytes = FromHex(run[(start + offset)..end], Printable.Sample);
                if (Printable.IsText(bytes))
                    readings.Add(("hex", FromHex(run[(start + offset)..end], int.MaxValue)));
            }
            start = end + 1;
        }
    }

    static byte[] FromHex(ReadOnlySpan<byte> digits, int most)
    {
        var bytes = new byte[Math.Min(digits.Length / 2, most)];
        for (var i = 0; i < bytes.Length; i++)
            bytes[i] = (byte)AsciiByte.HexPair(digits[2 * i], digits[(2 * i) + 1]);
        return bytes;
    }

    /// <summary>False when it is no gzip; null when it unpacks to more than the limit.</summary>
    static bool Unpack(ReadOnlySpan<byte> digits, out byte[]? unpacked)
    {
        unpacked = null;
        using var packed = new MemoryStream(Base64Digits.Decode(digits));
        using var gzip = new GZipStream(packed, CompressionMode.Decompress);
        var output = new byte[GzipLimit + 1];
        var length = 0;
        try
        {
            while (length < output.Length && gzip.Read(output, length, output.Length - length) is var read and > 0)
                length += read;
        }
        catch (InvalidDataException) when (length > 0)
        {
            // Cut off: what came before counts.
        }
        catch (InvalidDataException)
        {
            return false;
        }
        if (length <= GzipLimit)
            unpacked = output[..length];
        return length > 0;
    }
}
