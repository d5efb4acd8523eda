using System.Numerics;
using Rca.Redaction.Scanning;

namespace Rca.Redaction.Rules.Personal;

/// <summary>Finds what is written in digits, in one pass: cards, accounts, social security numbers, telephone numbers, hardware addresses.</summary>
sealed class NumberDetector : Detector
{
    internal override IReadOnlyList<Rule> Rules { get; } =
        [CardNumber.Rule, Iban.Rule, SocialSecurityNumber.Rule, PhoneNumber.Rule, MacAddress.Rule];

    internal override void Scan(ScanText text, List<Hit> hits)
    {
        var bytes = text.Bytes;
        var afterDigit = 0ul;
        var (cards, ibans, socials, phones, macs) = (0, 0, 0, 0, 0);
        for (var at = 0; at < bytes.Length; at += ByteWindow.Step)
        {
            var starts = new NumberStarts(ByteWindow.Of(bytes[at..]), afterDigit);
            afterDigit = starts.NextAfterDigit;
            if (starts.Any == 0)
                continue;
            Read<CardNumber>(bytes, at, starts.Cards, ref cards, hits);
            Read<Iban>(bytes, at, starts.Ibans, ref ibans, hits);
            Read<SocialSecurityNumber>(bytes, at, starts.SocialSecurity, ref socials, hits);
            Read<PhoneNumber>(bytes, at, starts.Phones, ref phones, hits);
            Read<MacAddress>(bytes, at, starts.MacAddresses, ref macs, hits);
        }
    }

    /// <param name="bytes">The text.</param>
    /// <param name="window">Where the window stands.</param>
    /// <param name="starts">Where in it a number may begin.</param>
    /// <param name="done">Where the last number of the kind ended: none begins within another.</param>
    /// <param name="hits">What was found.</param>
    static void Read<T>(ReadOnlySpan<byte> bytes, int window, ulong starts, ref int done, List<Hit> hits)
        where T : struct, INumber
    {
        for (; starts != 0; starts &= starts - 1)
        {
            var start = window + BitOperations.TrailingZeroCount(starts);
            if (start < done || T.End(bytes, start) is not (> 0 and var end))
                continue;
            hits.Add(new Hit(start, end, T.Rule, T.Coding));
            done = end;
        }
    }
}
