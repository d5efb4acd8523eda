using System.Buffers.Binary;
using Rca.Redaction.Documents.Shapes;
using Rca.Redaction.Rules.KeyValues;

namespace Rca.Redaction.Documents;

/// <summary>What keys promise, remembered: the lines of a log have the same few keys. Only keys that an entry holds whole are remembered.</summary>
sealed class KeyCache
{
    const int Entries = 512;
    const int Longest = 2 * sizeof(ulong);
    const ulong Multiplier = 0x9E3779B97F4A7C15;

    readonly (ulong First, ulong Last, int Length, Member Name, KeyKind Kind)[] entries = new (ulong, ulong, int, Member, KeyKind)[Entries];

    internal (Member Name, KeyKind Kind) Of(ReadOnlySpan<byte> key)
    {
        if (key.Length is 0 or > Longest)
            return Judged(key);
        var (first, last) = (Load(key), Load(key[Math.Max(0, key.Length - sizeof(ulong))..]));
        ref var entry = ref entries[(int)(((first ^ ulong.RotateLeft(last, 32) ^ (ulong)key.Length) * Multiplier) >> 55)];
        if (entry.First != first || entry.Last != last || entry.Length != key.Length)
        {
            var (name, kind) = Judged(key);
            entry = (first, last, key.Length, name, kind);
        }
        return (entry.Name, entry.Kind);
    }

    static (Member, KeyKind) Judged(ReadOnlySpan<byte> key) => (MemberNames.Of(key), KeyVerdict.KindOf(key));

    static ulong Load(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length >= sizeof(ulong))
            return BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        var value = 0UL;
        foreach (var b in bytes)
            value = (value << 8) | b;
        return value;
    }
}
