using Rca.Redaction.Scanning;

namespace Rca.Redaction.Rules.Personal;

/// <summary>Where in a window each kind of number may begin: the shape of its first bytes, no more.</summary>
readonly struct NumberStarts
{
    readonly ulong digits;

    /// <param name="window">The window.</param>
    /// <param name="afterDigit">1 when a digit stands before the window, else 0.</param>
    internal NumberStarts(in ByteWindow window, ulong afterDigit)
    {
        digits = window.Within((byte)'0', (byte)'9');
        var capitals = window.Within((byte)'A', (byte)'Z');
        var dash = window.Is((byte)'-');
        var blank = window.Is((byte)' ');

        var first = digits & ~((digits << 1) | afterDigit);
        var two = digits & (digits >> 1);
        var four = two & (two >> 2);
        var grouped = ((dash | blank) >> 4) & (four >> 5);
        var bare = (four >> 4) & (four >> 8) & (digits >> 12);
        Cards = first & four & (grouped | bare) & ByteWindow.Spoken;
        SocialSecurity = first & two & (digits >> 2) & (dash >> 3) & (two >> 4) & (dash >> 6) & (four >> 7) & ByteWindow.Spoken;
        Phones = window.Is((byte)'+') & (digits >> 1) & ByteWindow.Spoken;
        Ibans = capitals & (capitals >> 1) & (two >> 2) & ByteWindow.Spoken;
        MacAddresses = Pairs(window, digits, dash) & ByteWindow.Spoken;
    }

    internal ulong Cards { get; }

    internal ulong SocialSecurity { get; }

    internal ulong Phones { get; }

    internal ulong Ibans { get; }

    internal ulong MacAddresses { get; }

    internal ulong Any => Cards | SocialSecurity | Phones | Ibans | MacAddresses;

    /// <summary>1 when the next window stands after a digit, else 0.</summary>
    internal ulong NextAfterDigit => (digits >> (ByteWindow.Step - 1)) & 1;

    // Three pairs with separators, or two groups of four with dots.
    static ulong Pairs(in ByteWindow window, ulong digits, ulong dash)
    {
        var hex = digits | window.Lower.Within((byte)'a', (byte)'f');
        var pair = hex & (hex >> 1);
        var pairs = pair & ((dash | window.Is((byte)':')) >> 2);
        var dot = window.Is((byte)'.') >> 4;
        var group = pair & (pair >> 2);
        return (pairs & (pairs >> 3) & (pairs >> 6)) | (group & dot & (group >> 5) & (dot >> 5));
    }
}
