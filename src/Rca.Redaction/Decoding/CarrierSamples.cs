using System.Numerics;
using System.Runtime.CompilerServices;
using Rca.Redaction.Scanning;

namespace Rca.Redaction.Decoding;

/// <summary>The places in a text where sixteen digits of base64 or hexadecimal may write text.</summary>
/// <remarks>
/// Most of what is no carrier is told by a few bits of its digits.
/// An ASCII byte's high bit is clear. In base64 these bits are the fifth, the third and the first of the first three digits of every four;
/// in hexadecimal a printable byte's first digit is 2 to 7.
/// </remarks>
ref struct CarrierSamples(ReadOnlySpan<byte> text)
{
    /// <summary>How many digits a place was judged by.</summary>
    internal const int Digits = 16;

    readonly ReadOnlySpan<byte> text = text;
    int next;
    int window;
    ulong places;
    ulong base64;

    /// <summary>Where the digits begin.</summary>
    internal int Current { get; private set; }

    /// <summary>Whether base64 may write text there.</summary>
    internal readonly bool MayBeBase64 => (base64 >> (Current - window) & 1) != 0;

    /// <summary>Goes on at the first place that is not before this one.</summary>
    internal void SkipTo(int at)
    {
        if (at >= next)
            (next, places) = (at, 0);
        else if (at > window)
            places &= ulong.MaxValue << (at - window);
    }

    internal bool MoveNext()
    {
        while (places == 0)
        {
            if (next > text.Length - Digits)
                return false;
            window = next;
            places = Places(ByteWindow.Of(text[window..]), out base64);
            next = window + ByteWindow.Step;
        }
        Current = window + BitOperations.TrailingZeroCount(places);
        places &= places - 1;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static ulong Places(in ByteWindow bytes, out ulong base64)
    {
        var signs = bytes.Is((byte)'+') | bytes.Is((byte)'-') | bytes.Is((byte)'_');
        var digits = signs | bytes.Within((byte)'/', (byte)'9') | bytes.Lower.Within((byte)'a', (byte)'z');
        var run = digits & (digits >> 1);
        run &= run >> 2;
        run &= run >> 4;
        run &= (run >> 8) & ByteWindow.Spoken;
        base64 = run == 0 ? 0 : run & Base64(bytes);
        return run == 0 ? 0 : base64 | (run & Hexadecimal(bytes));
    }

    static ulong Base64(in ByteWindow bytes)
    {
        // Bit 5 of their value is clear, then bit 3; testing the third digit's bit too costs more than it spares.
        var first = bytes.Within((byte)'A', (byte)'Z') | bytes.Within((byte)'a', (byte)'f');
        var second = bytes.Within((byte)'A', (byte)'H') | bytes.Within((byte)'Q', (byte)'X')
            | bytes.Within((byte)'g', (byte)'n') | bytes.Within((byte)'w', (byte)'z') | bytes.Within((byte)'0', (byte)'3');
        return Every4(first) & Every4(second >> 1) & ~Zeros(bytes.Is((byte)'A'));
    }

    /// <summary>Where four digits of nothing stand: runs of them are common, and no text.</summary>
    static ulong Zeros(ulong zero)
    {
        zero &= zero >> 1;
        return zero & (zero >> 2);
    }

    static ulong Every4(ulong bits)
    {
        bits &= bits >> 4;
        return bits & (bits >> 8);
    }

    static ulong Hexadecimal(in ByteWindow bytes)
    {
        var first = bytes.Within((byte)'2', (byte)'7');
        first &= first >> 2;
        first &= first >> 4;
        return first & (first >> 8);
    }
}
