using Rca.Redaction.Scanning.Anchors;
using Rca.Redaction.Tokens;

namespace Rca.Redaction.Scanning;

/// <summary>UTF-8 text under scan, with what it holds of its detector's anchors, and the mint that knows which parts are tokens already.</summary>
readonly ref struct ScanText(ReadOnlySpan<byte> bytes, TokenMint mint, ReadOnlySpan<Find> finds = default)
{
    internal ReadOnlySpan<byte> Bytes { get; } = bytes;

    internal ReadOnlySpan<Find> Finds { get; } = finds;

    internal int TokenLengthAt(int start) => mint.LengthAt(Bytes, start);
}
