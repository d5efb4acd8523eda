using Rca.Redaction.Scanning;

namespace Rca.Redaction.Learning;

/// <summary>Which values are telling enough to be looked for everywhere: a password "postgres" would blank half of a log.</summary>
static class ValueFloor
{
    const int MinLength = 8;
    const int MaxLength = 4096;
    const int LongEnough = 24;

    internal const string Definition = "8-4096 bytes, of 24 or more anything with 8 different ones, else letters of two kinds or with a mark, and a digit";

    internal static bool IsTelling(ReadOnlySpan<byte> value)
    {
        if (value.Length is < MinLength or > MaxLength || Different(value) < MinLength / 2)
            return false;
        if (value.Length >= LongEnough)
            return Different(value) >= MinLength;
        var (lower, upper, digit, mark) = (false, false, false, false);
        foreach (var b in value)
        {
            if (b is >= (byte)'a' and <= (byte)'z')
                lower = true;
            else if (b is >= (byte)'A' and <= (byte)'Z')
                upper = true;
            else if (AsciiByte.IsDigit(b))
                digit = true;
            else
                mark = true;
        }
        // Names with a number ("orders2024", "node-0012") are no more telling than names.
        return digit && ((lower && upper) || (mark && (lower || upper) && value.ContainsAnyExcept(NameBytes)) || (value.Length >= 12 && IsMixedUp(value)));
    }

    static readonly System.Buffers.SearchValues<byte> NameBytes =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:"u8);

    // Letters and digits that change places three times: no name with a number behind it.
    static bool IsMixedUp(ReadOnlySpan<byte> value)
    {
        var turns = 0;
        for (var i = 1; i < value.Length; i++)
        {
            if (AsciiByte.IsDigit(value[i]) != AsciiByte.IsDigit(value[i - 1]))
                turns++;
        }
        return turns >= 3;
    }

    static int Different(ReadOnlySpan<byte> value)
    {
        UInt128 low = 0, high = 0;
        foreach (var b in value)
        {
            if (b < 128)
                low |= UInt128.One << b;
            else
                high |= UInt128.One << (b - 128);
        }
        return (int)(UInt128.PopCount(low) + UInt128.PopCount(high));
    }
}
