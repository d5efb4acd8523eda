using System.Buffers.Text;
using Rca.Redaction.Scanning;
using Rca.Redaction.Tokens;

namespace Rca.Redaction.Rules.Headers;

/// <summary>Finds Bearer and Basic credentials that stand without their header's name.</summary>
sealed class HeaderCredentialDetector : Detector
{
    const int MinBearer = 16;
    const int MinBasic = 8;
    const int MaxBasic = 1024;

    static readonly Rule Bearer = new("bearer-credential", TokenClass.Secret, "bearer SP token68>=16 with a digit");
    static readonly Rule Basic = new("basic-credential", TokenClass.Secret, "basic SP base64 of printable user:password");

    internal override IReadOnlyList<Rule> Rules { get; } = [Bearer, Basic];

    internal override IReadOnlyList<byte[]> Anchors { get; } = [[.. "bearer "u8], [.. "basic "u8]];

    internal override bool IgnoresCase => true;

    internal override void Scan(ScanText text, List<Hit> hits)
    {
        foreach (var (start, anchor) in text.Finds)
        {
            var value = AsciiByte.SkipBlanks(text.Bytes, start + Anchors[anchor].Length);
            if (anchor == 0)
                ScanBearer(text.Bytes, value, hits);
            else
                ScanBasic(text.Bytes, value, hits);
        }
    }

    static void ScanBearer(ReadOnlySpan<byte> bytes, int start, List<Hit> hits)
    {
        var length = Alphabet.Token68.Run(bytes[start..], bytes.Length);
        if (length >= MinBearer && bytes.Slice(start, length).ContainsAnyInRange((byte)'0', (byte)'9'))
            hits.Add(new Hit(start, start + length, Bearer));
    }

    static void ScanBasic(ReadOnlySpan<byte> bytes, int start, List<Hit> hits)
    {
        var length = Alphabet.Base64.Run(bytes[start..], MaxBasic);
        var run = bytes.Slice(start, length);
        Span<byte> decoded = stackalloc byte[MaxBasic];
        if (length is < MinBasic or > MaxBasic || Base64.DecodeFromUtf8(run, decoded, out _, out var written) != System.Buffers.OperationStatus.Done)
            return;
        if (decoded[..written].Contains((byte)':') && !decoded[..written].ContainsAnyInRange((byte)0, (byte)31))
            hits.Add(new Hit(start, start + length, Basic));
    }
}
