using Rca.Redaction.Scanning;

namespace Rca.Redaction.Rules.KeyValues;

/// <summary>A key in the text whose name promises a secret.</summary>
readonly ref struct NamedKey(ScanText text, int start, int end, KeyKind kind)
{
    internal ScanText Text { get; } = text;

    internal ReadOnlySpan<byte> Bytes => Text.Bytes;

    internal int Start { get; } = start;

    internal int End { get; } = end;

    internal KeyKind Kind { get; } = kind;

    internal ReadOnlySpan<byte> Name => Bytes[Start..End];

    internal byte Before => Start > 0 ? Bytes[Start - 1] : (byte)'\n';

    internal byte After => End < Bytes.Length ? Bytes[End] : (byte)'\n';
}
