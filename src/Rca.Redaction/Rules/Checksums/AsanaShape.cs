using System.Buffers;

namespace Rca.Redaction.Rules.Checksums;

/// <summary>An Asana token: decimal ids between slashes, a colon, 32 hexadecimal digits.</summary>
static class AsanaShape
{
    const int Secret = 32;

    static readonly SearchValues<byte> Ids = SearchValues.Create("0123456789/"u8);

    internal static bool Holds(ReadOnlySpan<byte> token) =>
        token.Length > Secret + 3 && token[^(Secret + 1)] == ':'
        && !token[..^(Secret + 1)].ContainsAnyExcept(Ids) && !token[^Secret..].ContainsAny((byte)':', (byte)'/');
}
