using Rca.Redaction.Scanning;

namespace Rca.Redaction.Documents.Yaml;

/// <summary>Skips the anchor and the tag, which the parser counts to the scalar behind them.</summary>
static class YamlProperties
{
    internal static int Skip(ReadOnlySpan<byte> source, int start, int end, bool any)
    {
        var at = start;
        while (any && at < end)
        {
            if (AsciiByte.IsSpace(source[at]))
                at++;
            else if (source[at] == '#')
                at = LineEnd(source, at, end);
            else if (source[at] is (byte)'&' or (byte)'!')
                at = WordEnd(source, at, end);
            else
                return at;
        }
        return at;
    }

    static int WordEnd(ReadOnlySpan<byte> source, int at, int end)
    {
        while (at < end && !AsciiByte.IsSpace(source[at]))
            at++;
        return at;
    }

    static int LineEnd(ReadOnlySpan<byte> source, int at, int end) =>
        source[at..end].IndexOf((byte)'\n') is >= 0 and var length ? at + length : end;
}
