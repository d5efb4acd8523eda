using Rca.Redaction.Scanning;
using Rca.Redaction.Tokens;

namespace Rca.Redaction.Rules.Keys;

/// <summary>Finds private key blocks: whole, with log prefixes or escaped line breaks, and cut off at either end.</summary>
sealed class PemDetector : Detector
{
    const int MaxLabel = 64;
    const int MaxBlock = 16 * 1024;

    static readonly Rule Pem = new("private-key", TokenClass.Secret, "BEGIN..END of a *PRIVATE KEY label within 16 KiB, else its base64 lines");

    internal override IReadOnlyList<Rule> Rules { get; } = [Pem];

    internal override void Scan(ScanText text, List<Hit> hits)
    {
        var bytes = text.Bytes;
        var covered = 0;
        for (var at = 0; bytes[at..].IndexOf("-----"u8) is var next and >= 0;)
        {
            at += next;
            var label = LabelEnd(bytes, at, "-----BEGIN "u8);
            if (label > 0)
            {
                covered = BlockEnd(bytes, label);
                hits.Add(new Hit(at, covered, Pem));
                at = covered;
                continue;
            }
            label = LabelEnd(bytes, at, "-----END "u8);
            if (label > 0)
            {
                hits.Add(new Hit(PemBody.BackwardFrom(bytes, at, Math.Max(covered, at - MaxBlock)), label, Pem));
                covered = label;
            }
            at = Math.Max(label, at + 1);
        }
    }

    /// <summary>Where the marker that starts here ends, or 0 when it is none of a private key.</summary>
    static int LabelEnd(ReadOnlySpan<byte> bytes, int at, ReadOnlySpan<byte> opener)
    {
        if (!bytes[at..].StartsWith(opener))
            return 0;
        var start = at + opener.Length;
        var window = bytes[start..Math.Min(bytes.Length, start + MaxLabel)];
        var dashes = window.IndexOf("-----"u8);
        if (dashes < 0)
        {
            // The text ends within the marker.
            return window.EndsWith("PRIVATE KEY"u8) && start + window.Length == bytes.Length ? bytes.Length : 0;
        }
        return window[..dashes].IndexOf("PRIVATE KEY"u8) >= 0 ? start + dashes + 5 : 0;
    }

    static int BlockEnd(ReadOnlySpan<byte> bytes, int body)
    {
        var limit = Math.Min(bytes.Length, body + MaxBlock);
        for (var at = body; bytes[at..limit].IndexOf("-----"u8) is var next and >= 0; at++)
        {
            at += next;
            if (bytes[at..].StartsWith("-----BEGIN "u8))
            {
                limit = at;
                break;
            }
            if (LabelEnd(bytes, at, "-----END "u8) is var end and > 0)
                return end;
        }
        return PemBody.ForwardFrom(bytes, body, limit);
    }
}
