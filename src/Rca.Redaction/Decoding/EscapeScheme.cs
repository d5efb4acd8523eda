namespace Rca.Redaction.Decoding;

/// <summary>A way to write single characters: percent, backslash, HTML.</summary>
abstract class EscapeScheme(EscapeKinds kind, string name, byte marker)
{
    /// <summary>The longest value one escape can stand for, in UTF-8.</summary>
    internal const int MaxValue = 4;

    internal EscapeKinds Kind { get; } = kind;

    /// <summary>Those that are looked for in what this one leaves. The others were in the text before, and are taken off first where it has both.</summary>
    internal EscapeKinds Later { get; } = EscapeKinds.All & ~(EscapeKinds)(((int)kind << 1) - 1);

    internal string Name { get; } = name;

    internal byte Marker { get; } = marker;

    /// <summary>What lies between two of these bytes is decoded as a whole where there is an escape in it.</summary>
    internal abstract ReadOnlySpan<byte> StretchEnds { get; }

    /// <summary>Reads the escape at the front of <paramref name="text"/>: how long it is, and what it stands for; 0 when there is none.</summary>
    internal abstract int Read(ReadOnlySpan<byte> text, Span<byte> value, out int valueLength);

    internal void Decode(ReadOnlySpan<byte> stretch, DecodedLine line)
    {
        line.Begin(stretch.Length);
        Span<byte> value = stackalloc byte[MaxValue];
        var at = 0;
        while (at < stretch.Length)
        {
            var next = stretch[at] == Marker ? 0 : stretch[at..].IndexOf(Marker);
            if (next < 0)
                break;
            line.Copy(stretch.Slice(at, next), at);
            at += next;
            var length = Read(stretch[at..], value, out var valueLength);
            if (length == 0)
                line.Copy(stretch.Slice(at, 1), at);
            else
                line.Escaped(value[..valueLength], at);
            at += Math.Max(length, 1);
        }
        line.Copy(stretch[at..], at);
    }
}
