using Rca.Redaction.Tokens;

namespace Rca.Redaction.Scanning;

/// <summary>UTF-8 text under scan, together with the mint that knows which parts are tokens already.</summary>
readonly ref struct ScanText(ReadOnlySpan<byte> bytes, TokenMint mint)
{
    internal ReadOnlySpan<byte> Bytes { get; } = bytes;

    internal int TokenLengthAt(int start) => mint.LengthAt(Bytes, start);
}
