using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Rca.Redaction.Scanning.Anchors;

/// <summary>An anchor by its trigram: where this stands in it, and its first bytes, which tell nearly always without a look at the anchor.</summary>
readonly record struct TrigramEntry(int Anchor, int Offset, ulong Head, ulong Mask, ulong Folds)
{
    const int HeadBytes = 8;

    internal static TrigramEntry Of(Anchor anchor, int index, int offset)
    {
        Span<byte> head = stackalloc byte[HeadBytes], mask = stackalloc byte[HeadBytes], folds = stackalloc byte[HeadBytes];
        var length = Math.Min(anchor.Bytes.Length, HeadBytes);
        mask[..length].Fill(byte.MaxValue);
        if (anchor.IgnoresCase)
            folds.Fill(AsciiByte.CaseBit);
        for (var i = 0; i < length; i++)
            head[i] = (byte)(anchor.Bytes[i] | folds[i]);
        return new TrigramEntry(index, offset, Read(head), Read(mask), Read(folds));
    }

    /// <summary>False where the anchor cannot begin with these bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool MayStandAt(ReadOnlySpan<byte> text) => text.Length < HeadBytes || ((Read(text) | Folds) & Mask) == Head;

    static ulong Read(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt64LittleEndian(bytes);
}
