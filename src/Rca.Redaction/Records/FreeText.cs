using System.Text;
using Rca.Redaction.Rules.KeyValues;
using Rca.Redaction.Scanning;

namespace Rca.Redaction.Records;

/// <summary>Free text as it may leave: cleaned, scanned, and cut to its bound.</summary>
sealed record FreeText(ScrubbedText Scrubbed, bool Truncated)
{
    internal const int MaxBytes = 2048;
    const int MaxRounds = 4;

    /// <summary>Null when the text did not settle.</summary>
    internal static FreeText? Of(string text, string? name, TextScrubber scrubber)
    {
        var bytes = Encoding.UTF8.GetBytes(TextCleaner.Clean(text));
        var key = Encoding.UTF8.GetBytes(name ?? "");
        var named = KeyNames.Classify(key);
        var scrubbed = named != KeyKind.None && ValueGuards.IsSecret(bytes, named, key)
            ? scrubber.Whole(bytes, KeyValueDetector.Rule)
            : scrubber.Scrub(bytes);
        var truncated = false;
        for (var round = 0; scrubbed is not null && scrubbed.Bytes.Length > MaxBytes; round++)
        {
            if (round == MaxRounds)
                return null;
            truncated = true;
            // A cut can make a secret of what was cleared as a reference, so the rest is scanned again.
            scrubbed = scrubber.Scrub(Cut(scrubbed));
        }
        return scrubbed is null ? null : new FreeText(scrubbed, truncated);
    }

    static ScrubbedText Cut(ScrubbedText text)
    {
        var end = MaxBytes;
        foreach (var token in text.Placed)
        {
            if (token.Start < end && token.End > end)
                end = token.Start;
        }
        while (end > 0 && (text.Bytes[end] & 0xC0) == 0x80)
            end--;
        return new ScrubbedText(text.Bytes[..end], [.. text.Placed.Where(token => token.End <= end)]);
    }
}
