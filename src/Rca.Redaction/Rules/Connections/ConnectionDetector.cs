using System.Buffers;
using System.Text;
using Rca.Redaction.Rules.KeyValues;
using Rca.Redaction.Scanning;
using Rca.Redaction.Tokens;

namespace Rca.Redaction.Rules.Connections;

/// <summary>Finds passwords that only their place in a connection's writing tells: Oracle's user/password@, lines of .pgpass.</summary>
sealed class ConnectionDetector : Detector
{
    static readonly Rule Password = new("connection-password", TokenClass.Secret, "oracle:thin:user/password@, host:port:database:user:password")
    {
        Learns = true,
    };

    // The Oracle openers come first.
    const int OracleOpeners = 3;

    static readonly ByteSet Field = new("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.*"u8);

    static readonly SearchValues<byte> Stops = SearchValues.Create(" \t\r\n\"'<>\\"u8);

    internal override IReadOnlyList<Rule> Rules { get; } = [Password];

    internal override IReadOnlyList<byte[]> Anchors { get; } =
        [.. new[] { "oracle:thin:", "oracle:oci:", "oracle:oci8:", ":5432:", ":5433:", ":6432:", ":*:*:" }.Select(Encoding.ASCII.GetBytes)];

    internal override void Scan(ScanText text, List<Hit> hits)
    {
        var floor = 0;
        foreach (var (start, anchor) in text.Finds)
        {
            if (start < floor)
                continue;
            var behind = start + LengthAt(text.Bytes[start..], anchor);
            floor = anchor < OracleOpeners ? Oracle(text, behind, hits) : Pgpass(text, start, hits);
        }
    }

    static int LengthAt(ReadOnlySpan<byte> rest, int anchor) =>
        anchor >= OracleOpeners ? 1 : rest["oracle:".Length..].IndexOf((byte)':') + "oracle:".Length + 1;

    static int Oracle(ScanText text, int start, List<Hit> hits)
    {
        var bytes = text.Bytes;
        var user = Field.End(bytes, start);
        if (user == start || user >= bytes.Length || bytes[user] != '/')
            return user;
        var length = bytes[user..].IndexOfAny(Stops);
        var end = length < 0 ? bytes.Length : user + length;
        var sign = bytes[user..end].LastIndexOf("@//"u8);
        if (sign < 0)
            sign = bytes[user..end].LastIndexOf((byte)'@');
        Report(bytes, user + 1, user + sign, hits);
        return end;
    }

    static int Pgpass(ScanText text, int colon, List<Hit> hits)
    {
        var bytes = text.Bytes;
        if (colon == 0 || !Field.Has(bytes[colon - 1]))
            return colon + 1;
        // The port, the database, the user: what follows them is the password.
        var at = colon;
        for (var field = 0; field < 3; field++)
        {
            var end = Field.End(bytes, at + 1);
            if (end == at + 1 || end >= bytes.Length || bytes[end] != ':')
                return at + 1;
            at = end;
        }
        if (at + 1 >= bytes.Length)
            return at;
        var valueEnd = BareValue.End(text, at + 1, percent: false);
        Report(bytes, at + 1, valueEnd, hits);
        return Math.Max(at + 1, valueEnd);
    }

    static void Report(ReadOnlySpan<byte> bytes, int start, int end, List<Hit> hits)
    {
        if (end > start && ValueGuards.IsSecret(bytes[start..end], KeyKind.Password, default))
            hits.Add(new Hit(start, end, Password));
    }
}
