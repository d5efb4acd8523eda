namespace Rca.Redaction.Rules.Checksums;

/// <summary>An Asana token: decimal ids between slashes, a colon, 32 hexadecimal digits.</summary>
static class AsanaShape
{
    const int Secret = 32;

    internal static bool Holds(ReadOnlySpan<byte> token) =>
        token.Length > Secret + 3 && token[^(Secret + 1)] == ':' && !token[..^(Secret + 1)].ContainsAnyExcept("0123456789/"u8) && !token[^Secret..].ContainsAny(":/"u8);
}
