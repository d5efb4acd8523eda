using System.Text;

namespace Rca.Redaction.Documents.Yaml;

/// <summary>Turns the parser's places, which count UTF-16 units, into places in the UTF-8 source. They are asked for in rising order.</summary>
sealed class BytePlaces
{
    readonly string text;
    readonly bool ascii;
    int unit;
    int place;

    internal BytePlaces(ReadOnlySpan<byte> source, string text) => (this.text, ascii) = (text, source.Length == text.Length);

    internal int Of(long index)
    {
        var wanted = (int)Math.Min(index, text.Length);
        if (ascii)
            return wanted;
        if (wanted < unit)
            (unit, place) = (0, 0);
        place += Encoding.UTF8.GetByteCount(text.AsSpan(unit, wanted - unit));
        unit = wanted;
        return place;
    }
}
