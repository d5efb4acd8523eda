namespace Rca.Redaction.Decoding;

/// <summary>How much may be decoded for one text, so that text which unpacks to more than itself costs no more than a multiple of it.</summary>
sealed class DecodeBudget(int textLength)
{
    const int PerByte = 6;
    const int Least = 256 * 1024;

    long left = Math.Max(Least, (long)PerByte * textLength);

    /// <summary>Takes from what is left; false when it does not suffice.</summary>
    internal bool Take(int bytes)
    {
        left -= bytes;
        return left >= 0;
    }
}
