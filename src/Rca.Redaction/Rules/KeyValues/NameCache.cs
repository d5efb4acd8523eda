using System.Buffers.Binary;

namespace Rca.Redaction.Rules.KeyValues;

/// <summary>What names mean, remembered: the lines of a log have the same few. Only names that an entry holds whole are remembered. Not thread-safe.</summary>
sealed class NameCache<TMeaning>(Func<ReadOnlySpan<byte>, TMeaning> judge)
    where TMeaning : struct
{
    const int Entries = 512;
    const int Longest = 2 * sizeof(ulong);
    const ulong Multiplier = 0x9E3779B97F4A7C15;

    readonly (ulong First, ulong Last, int Length, TMeaning Meaning)[] entries = new (ulong, ulong, int, TMeaning)[Entries];

    internal TMeaning Of(ReadOnlySpan<byte> name)
    {
        if (name.Length is 0 or > Longest)
            return judge(name);
        var (first, last) = (Load(name), Load(name[Math.Max(0, name.Length - sizeof(ulong))..]));
        ref var entry = ref entries[(int)(((first ^ ulong.RotateLeft(last, 32) ^ (ulong)name.Length) * Multiplier) >> 55)];
        if (entry.First != first || entry.Last != last || entry.Length != name.Length)
            entry = (first, last, name.Length, judge(name));
        return entry.Meaning;
    }

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
