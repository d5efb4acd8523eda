using System.Buffers;
using Rca.Redaction.Rules.KeyValues;
using Rca.Redaction.Scanning;
using Rca.Redaction.Tokens;

namespace Rca.Redaction.Rules.Connections;

/// <summary>Finds the password of a URL's userinfo, or a long user part that is itself a token.</summary>
sealed class UserinfoDetector : Detector
{
    const int MinLoneToken = 16;

    static readonly Rule Password = new("url-password", TokenClass.Secret, "://user:password@, password may hold raw / ? #") { Learns = true };
    static readonly Rule LoneToken = new("url-token", TokenClass.Secret, "://token@ of at least 16 with a digit");

    // A backslash before a letter is an escaped line break; an authority never holds one.
    static readonly SearchValues<byte> Stops = SearchValues.Create(" \t\r\n\"'<>`\\"u8);
    static readonly SearchValues<byte> Delimiters = SearchValues.Create("/?#"u8);

    internal override IReadOnlyList<Rule> Rules { get; } = [Password, LoneToken];

    internal override void Scan(ScanText text, List<Hit> hits)
    {
        var bytes = text.Bytes;
        var runEnd = 0;
        var sign = 0;
        for (var at = 0; bytes[at..].IndexOf("://"u8) is var next and >= 0;)
        {
            var start = at = at + next + 3;
            // Both look-aheads only move forward, so that repeated openers cost one visit a byte.
            if (runEnd < start)
                runEnd = IndexFrom(bytes, start, Stops);
            if (sign < start)
                sign = bytes[start..].IndexOf((byte)'@') is var found and >= 0 ? start + found : bytes.Length;
            if (sign >= runEnd)
                continue;
            var end = UserinfoEnd(bytes[start..runEnd], sign - start);
            if (end <= 0)
                continue;
            Report(bytes, start, start + end, hits);
            at = start + end;
        }
    }

    static int IndexFrom(ReadOnlySpan<byte> bytes, int start, SearchValues<byte> values) =>
        bytes[start..].IndexOfAny(values) is var found and >= 0 ? start + found : bytes.Length;

    static int UserinfoEnd(ReadOnlySpan<byte> run, int firstSign)
    {
        var delimiter = run.IndexOfAny(Delimiters);
        if (delimiter < 0)
            return run.LastIndexOf((byte)'@');
        if (firstSign < delimiter)
            return run[..delimiter].LastIndexOf((byte)'@');
        // An at sign after the delimiter belongs to a path, unless what looks like a port cannot be one.
        var colon = run[..delimiter].IndexOf((byte)':');
        var isPassword = colon > 0 && delimiter - colon > 1 && run[(colon + 1)..delimiter].ContainsAnyExceptInRange((byte)'0', (byte)'9');
        return isPassword && run[0] != '[' ? firstSign : -1;
    }

    static void Report(ReadOnlySpan<byte> bytes, int start, int end, List<Hit> hits)
    {
        var colon = bytes[start..end].IndexOf((byte)':');
        if (colon >= 0 && start + colon + 1 < end && !IsPlaceholder(bytes[(start + colon + 1)..end]))
            hits.Add(new Hit(start + colon + 1, end, Password, ValueCoding.Percent));
        var user = colon < 0 ? bytes[start..end] : bytes.Slice(start, colon);
        if (user.Length >= MinLoneToken && user.ContainsAnyInRange((byte)'0', (byte)'9') && !user.Contains((byte)'[')
            && (colon < 0 || start + colon + 1 == end))
        {
            hits.Add(new Hit(start, start + user.Length, LoneToken, ValueCoding.Percent));
        }
    }

    static bool IsPlaceholder(ReadOnlySpan<byte> value) => ValueGuards.IsReference(value) || !value.ContainsAnyExcept((byte)'*');
}
