using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Rca.Redaction.Scanning;

/// <summary>Sixty-four bytes of text, asked as a whole: bit i of an answer is about byte i.</summary>
/// <remarks>
/// Shifted and combined, the answers tell where a shape may begin. A window looks ahead: it speaks for its first <see cref="Step"/> bytes only.
/// </remarks>
readonly struct ByteWindow
{
    internal const int Length = 64;

    /// <summary>How far the next window lies, which leaves <see cref="LookAhead"/> bytes to look ahead.</summary>
    internal const int Step = Length - LookAhead;

    internal const int LookAhead = 16;

    /// <summary>The bytes that a window speaks for.</summary>
    internal const ulong Spoken = (1ul << Step) - 1;

    readonly Vector256<byte> low;
    readonly Vector256<byte> high;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    ByteWindow(ref byte origin)
    {
        low = Vector256.LoadUnsafe(ref origin);
        high = Vector256.LoadUnsafe(ref origin, (nuint)Vector256<byte>.Count);
    }

    ByteWindow(Vector256<byte> low, Vector256<byte> high) => (this.low, this.high) = (low, high);

    /// <summary>The window at the front of the text; beyond the text's end there are zeros.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ByteWindow Of(ReadOnlySpan<byte> text) =>
        text.Length >= Length ? new ByteWindow(ref MemoryMarshal.GetReference(text)) : Padded(text);

    static ByteWindow Padded(ReadOnlySpan<byte> text)
    {
        Span<byte> padded = stackalloc byte[Length];
        padded.Clear();
        text.CopyTo(padded);
        return new ByteWindow(ref MemoryMarshal.GetReference(padded));
    }

    /// <summary>The window with capital letters made small; other bytes may change too, but none becomes a letter.</summary>
    internal ByteWindow Lower
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(low | Vector256.Create((byte)0x20), high | Vector256.Create((byte)0x20));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ulong Is(byte b) =>
        Bits(Vector256.Equals(low, Vector256.Create(b)), Vector256.Equals(high, Vector256.Create(b)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ulong Within(byte first, byte last) =>
        Bits(Within(low, first, last), Within(high, first, last));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<byte> Within(Vector256<byte> bytes, byte first, byte last)
    {
        var offset = bytes - Vector256.Create(first);
        return Vector256.Equals(Vector256.Min(offset, Vector256.Create((byte)(last - first))), offset);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static ulong Bits(Vector256<byte> low, Vector256<byte> high) =>
        low.ExtractMostSignificantBits() | ((ulong)high.ExtractMostSignificantBits() << Vector256<byte>.Count);
}
