using Rca.Redaction.Scanning;

namespace Rca.Redaction.Decoding;

/// <summary>Every reading of a run that looks like text, one after the other into the same buffer: text may begin anywhere in it, after a path, say.</summary>
ref struct CarrierReadings(ReadOnlySpan<byte> run, GrowingBuffer carried)
{
    const string Base64 = "base64";
    const string Utf16 = "base64>utf-16";
    const string Hex = "hex";

    const int Alignments = 4;

    static readonly ByteSet HexDigits = new("0123456789abcdefABCDEF"u8);

    readonly ReadOnlySpan<byte> run = run;
    readonly GrowingBuffer carried = carried;
    CarrierSamples samples = new(run);
    int read;
    (int Even, int Odd) hexEnds;

    /// <summary>What the run was written in.</summary>
    internal string Encoding { get; private set; } = "";

    internal bool MoveNext()
    {
        while (samples.MoveNext())
        {
            if ((samples.MayBeBase64 && AsBase64(samples.Current)) || AsHex(samples.Current))
                return true;
        }
        return false;
    }

    bool AsBase64(int at)
    {
        // Each alignment is decoded once, from its first digit on.
        var alignment = at % Alignments;
        if ((read & (1 << alignment)) != 0)
            return false;
        var front = Base64Digits.Bits(run[at..]);
        if (!Printable.MayBeText((byte)(front >> 16), (byte)(front >> 8), (byte)front))
            return false;
        Span<byte> sample = stackalloc byte[Printable.Sample];
        for (var quad = 0; quad < CarrierSamples.Digits / Alignments; quad++)
        {
            var bytes = sample.Slice(3 * quad, 3);
            Base64Digits.Quad(run[(at + (4 * quad))..], bytes);
            if (!Printable.MayBeText(bytes[0], bytes[1], bytes[2]))
                return false;
        }
        if (Printable.IsText(sample))
            Encoding = Base64;
        else if (Printable.IsUtf16(sample) || Printable.IsUtf16(sample[1..]))
            Encoding = Utf16;
        else
            return false;
        read |= 1 << alignment;
        Base64Digits.Decode(run[alignment..], carried);
        if (Encoding == Utf16)
            carried.Remove(0);
        return true;
    }

    bool AsHex(int at)
    {
        // A run of hexadecimal is paired from its first digit or its second, and from the first pairs that looked like text.
        if (run[at] is < (byte)'2' or > (byte)'7' || at < (at % 2 == 0 ? hexEnds.Even : hexEnds.Odd) || run.Length - at < Carrier.MinLength)
            return false;
        for (var pair = 0; pair < Printable.Sample; pair++)
        {
            if (FromHex(run, at + (2 * pair)) is not (>= 0 and var b) || !Printable.IsText((byte)b))
                return false;
        }
        var end = HexDigits.End(run, at);
        hexEnds = at % 2 == 0 ? (end, hexEnds.Odd) : (hexEnds.Even, end);
        var bytes = carried.Start((end - at) / 2);
        for (var i = 0; i < bytes.Length; i++)
            bytes[i] = (byte)FromHex(run, at + (2 * i));
        carried.Advance(bytes.Length);
        Encoding = Hex;
        return true;
    }

    static int FromHex(ReadOnlySpan<byte> digits, int at) => AsciiByte.HexPair(digits[at], digits[at + 1]);
}
