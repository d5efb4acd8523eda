namespace Rca.Redaction.Decoding;

/// <summary>How much may be decoded for one text, so that text which unpacks to more than itself costs no more than a multiple of it.</summary>
sealed class DecodeBudget(int textLength)
{
    // Text with every kind of escape is decoded seven times: in each order that may matter, as far as it goes.
    const int PerByte = 8;
    const int Least = 256 * 1024;

    long left = Math.Max(Least, (long)PerByte * textLength);

    internal bool IsUsedUp => left <= 0;

    /// <summary>Takes from what is left; false when it does not suffice.</summary>
    internal bool Take(int bytes)
    {
        left -= bytes;
        return left >= 0;
    }
}
