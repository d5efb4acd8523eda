using System.Globalization;
using System.Text;

namespace Rca.Redaction.Streaming;

/// <summary>Says of places in the output on which line and column they are; it is asked in the output's order.</summary>
sealed class OutputPlaces
{
    long line = 1;
    long column = 1;

    /// <summary>Moves past bytes that were put out.</summary>
    internal void Pass(ReadOnlySpan<byte> bytes)
    {
        var breaks = bytes.Count((byte)'\n');
        if (breaks > 0)
        {
            (line, column) = (line + breaks, 1);
            bytes = bytes[(bytes.LastIndexOf((byte)'\n') + 1)..];
        }
        column += Characters(bytes);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{line}:{column}");

    static int Characters(ReadOnlySpan<byte> utf8)
    {
        if (Ascii.IsValid(utf8))
            return utf8.Length;
        var continuations = 0;
        foreach (var b in utf8)
        {
            if ((b & 0xC0) == 0x80)
                continuations++;
        }
        return utf8.Length - continuations;
    }
}
