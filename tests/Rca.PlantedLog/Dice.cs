namespace Rca.PlantedLog;

/// <summary>Numbers from a seed (SplitMix64): the same on every runtime, which System.Random does not promise.</summary>
public class Dice(ulong seed)
{
    ulong state = seed;

    public ulong Next()
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    public int Below(int bound) => (int)(((Next() >> 32) * (ulong)bound) >> 32);

    /// <summary>Both ends included.</summary>
    public int Between(int low, int high) => low + Below(high - low + 1);

    public bool Chance(int percent) => Below(100) < percent;

    public double Fraction() => (Next() >> 11) * (1.0 / (1UL << 53));

    public T Pick<T>(params ReadOnlySpan<T> choices) => choices[Below(choices.Length)];

    public string Chars(string alphabet, int count) => string.Create(count, (this, alphabet), static (span, from) =>
    {
        // Sixteen bits are plenty for an alphabet: four characters a draw.
        for (var i = 0; i < span.Length; i += 4)
        {
            var bits = from.Item1.Next();
            foreach (ref var c in span[i..Math.Min(i + 4, span.Length)])
            {
                c = from.alphabet[(int)((bits & 0xFFFF) * (uint)from.alphabet.Length >> 16)];
                bits >>= 16;
            }
        }
    });

    public string Base62(int count) => Chars(Alphabets.Base62, count);

    public string Base64Url(int count) => Chars(Alphabets.Base64Url, count);

    public string Hex(int count) => Chars(Alphabets.Hex, count);

    public string Lower(int count) => Chars(Alphabets.Base36, count);

    /// <summary>A number of so many digits, never with a leading zero.</summary>
    public string Digits(int count) => Chars("123456789", 1) + Chars("0123456789", count - 1);

    public byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        for (var i = 0; i < count; i++) bytes[i] = (byte)(Next() >> 56);
        return bytes;
    }

    /// <summary>Base64, padded, of so many random bytes.</summary>
    public string Base64(int bytes) => Convert.ToBase64String(Bytes(bytes));

    /// <summary>A random UUID, version 4.</summary>
    public string Uuid() => $"{Hex(8)}-{Hex(4)}-4{Hex(3)}-{Chars("89ab", 1)}{Hex(3)}-{Hex(12)}";

    public void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}
