using System.IO.Compression;
using Rca.Redaction.Scanning;

namespace Rca.Redaction.Decoding;

/// <summary>Reads what a run carries, whichever way it is written; noise is told by a sample, without decoding the run.</summary>
static class CarrierReader
{
    /// <summary>The shortest run that is looked at: 18 bytes in base64, 12 in hexadecimal.</summary>
    internal const int MinRun = 24;

    /// <summary>Runs of base64 digits of either alphabet; hexadecimal ones are among them.</summary>
    internal static readonly LongRuns Runs = new(MinRun, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_"u8);

    static readonly LongRuns HexRuns = new(MinRun, "0123456789abcdefABCDEF"u8);

    const int SampleDigits = 16;
    const int GzipLimit = 1024 * 1024;

    const string Utf16 = "base64>utf-16";

    static ReadOnlySpan<byte> GzipOpener => "H4sI"u8;

    /// <summary>Every reading of the run that looks like text, or null; a null in it stands for one that is larger than is decoded.</summary>
    internal static List<(string Encoding, byte[]? Decoded)>? Read(ReadOnlySpan<byte> run)
    {
        List<(string, byte[]?)>? readings = null;
        Hexadecimal(run, ref readings);
        var tried = 0;
        // Text may begin anywhere in a run: after a path, say. Each alignment is decoded once, and sampled every few digits.
        for (var window = 0; window + SampleDigits <= run.Length; window += SampleDigits)
        {
            for (var at = window; at < window + 4 && at + SampleDigits <= run.Length; at++)
            {
                if ((tried & (1 << (at & 3))) != 0 || Sampled(run.Slice(at, SampleDigits)) is not { } encoding)
                    continue;
                tried |= 1 << (at & 3);
                var decoded = Base64Digits.Decode(run[(at & 3)..]);
                (readings ??= []).Add((encoding, encoding == Utf16 ? [.. decoded.Where(b => b != 0)] : decoded));
            }
        }
        for (var at = 0; run[at..].IndexOf(GzipOpener) is var next and >= 0; at += next + GzipOpener.Length)
        {
            if (Unpack(run[(at + next)..], out var unpacked))
                (readings ??= []).Add(("base64>gzip", unpacked));
        }
        return readings;
    }

    static string? Sampled(ReadOnlySpan<byte> digits)
    {
        Span<byte> sample = stackalloc byte[Printable.Sample];
        for (var quad = 0; quad < 4; quad++)
        {
            Base64Digits.Quad(digits[(4 * quad)..], sample[(3 * quad)..]);
            // Most runs are no base64: their first bytes tell.
            if (!Printable.MayBeText(sample.Slice(3 * quad, 3)))
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

    static void Hexadecimal(ReadOnlySpan<byte> run, ref List<(string, byte[]?)>? readings)
    {
        Span<byte> sample = stackalloc byte[Printable.Sample];
        for (var at = 0; HexRuns.Next(run, ref at, out var start, out var end);)
        {
            for (var offset = 0; offset < 2 && end - start - offset >= MinRun; offset++)
            {
                FromHex(run[(start + offset)..end], sample);
                if (!Printable.IsText(sample))
                    continue;
                var bytes = new byte[(end - start - offset) / 2];
                FromHex(run[(start + offset)..end], bytes);
                (readings ??= []).Add(("hex", bytes));
            }
        }
    }

    static void FromHex(ReadOnlySpan<byte> digits, Span<byte> bytes)
    {
        for (var i = 0; i < bytes.Length; i++)
            bytes[i] = (byte)AsciiByte.HexPair(digits[2 * i], digits[(2 * i) + 1]);
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
