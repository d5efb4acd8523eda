using Rca.Redaction.Rules.KeyValues;
using Rca.Redaction.Scanning;

namespace Rca.Redaction.Rules.CommandLines;

/// <summary>Divides a command into words, in a shell's writing and in that of lists of arguments alike: quotes and commas between words divide too.</summary>
static class CommandWords
{
    static readonly ByteSet Between = new(" \t\"'`,[]()"u8);
    static readonly ByteSet Ends = new(" \t\r\n\"'`|;<>"u8);

    /// <summary>Where the next word begins; -1 when the command ends before.</summary>
    internal static int Next(ReadOnlySpan<byte> bytes, int at, bool list)
    {
        while (at < bytes.Length)
        {
            if (bytes[at] == '\\' && QuotedText.QuoteLength(bytes, at) is > 0 and var quote)
                at += quote;
            else if (!Between.Has(bytes[at]))
                return bytes[at] is (byte)'\n' or (byte)'\r' or (byte)'|' or (byte)';' or (byte)'<' or (byte)'>' ? -1 : at;
            else if (!list && bytes[at] == '"' && ClosesString(bytes, at))
                return -1;
            else
                at++;
        }
        return -1;
    }

    internal static int End(ReadOnlySpan<byte> bytes, int at)
    {
        while (at < bytes.Length && !Ends.Has(bytes[at]))
        {
            if (bytes[at] != '\\')
            {
                at++;
                continue;
            }
            if (QuotedText.QuoteLength(bytes, at) > 0)
                return at;
            while (at < bytes.Length && bytes[at] == '\\')
                at++;
        }
        return at;
    }

    // The quote that closes the string which holds the command, in JSON and its like.
    static bool ClosesString(ReadOnlySpan<byte> bytes, int at) => at + 1 < bytes.Length && bytes[at + 1] is (byte)',' or (byte)'}' or (byte)']' or (byte)':';
}
