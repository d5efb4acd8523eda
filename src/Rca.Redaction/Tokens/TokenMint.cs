using System.Security.Cryptography;
using System.Text;

namespace Rca.Redaction.Tokens;

/// <summary>Makes tokens, and knows its own again.</summary>
sealed class TokenMint(TokenKey key)
{
    const int MacBytes = 10;
    const string Base32 = "abcdefghijklmnopqrstuvwxyz234567";
    static readonly byte[] Opener = "[REDACTED:"u8.ToArray();

    readonly byte[] macKey = [.. key.Key];
    readonly byte[] closer = Encoding.ASCII.GetBytes($":{key.KeyId}:");

    internal string KeyId { get; } = key.KeyId;

    internal string Token(string @class, ReadOnlySpan<byte> canonical)
    {
        var message = new byte[@class.Length + 1 + canonical.Length];
        Encoding.ASCII.GetBytes(@class, message);
        canonical.CopyTo(message.AsSpan(@class.Length + 1));
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(macKey, message, mac);
        CryptographicOperations.ZeroMemory(message);
        return $"[REDACTED:{@class}:{KeyId}:{Encode(mac[..MacBytes])}]";
    }

    /// <summary>The length of the token that starts here, or 0: only this key's tokens count, so text cannot shield itself with a made-up one.</summary>
    internal int LengthAt(ReadOnlySpan<byte> text, int start)
    {
        var rest = text[start..];
        if (!rest.StartsWith(Opener))
            return 0;
        var at = Opener.Length;
        var classLength = TokenClass.LengthAt(rest[at..]);
        if (classLength == 0)
            return 0;
        at += classLength;
        if (!rest[at..].StartsWith(closer))
            return 0;
        at += closer.Length;
        if (rest.Length <= at + EncodedLength || rest[at + EncodedLength] != ']')
            return 0;
        foreach (var b in rest.Slice(at, EncodedLength))
        {
            if (b is not ((>= (byte)'a' and <= (byte)'z') or (>= (byte)'2' and <= (byte)'7')))
                return 0;
        }
        return at + EncodedLength + 1;
    }

    /// <summary>Where the first token of this key begins, or -1.</summary>
    internal int IndexIn(ReadOnlySpan<byte> text, out int length)
    {
        for (var at = 0; text[at..].IndexOf(Opener) is var next and >= 0; at++)
        {
            at += next;
            length = LengthAt(text, at);
            if (length > 0)
                return at;
        }
        length = 0;
        return -1;
    }

    internal bool IsToken(ReadOnlySpan<byte> text) => text.Length > 0 && LengthAt(text, 0) == text.Length;

    const int EncodedLength = MacBytes * 8 / 5;

    static string Encode(ReadOnlySpan<byte> bytes)
    {
        Span<char> text = stackalloc char[EncodedLength];
        uint buffer = 0;
        var bits = 0;
        var at = 0;
        foreach (var b in bytes)
        {
            buffer = (buffer << 8) | b;
            for (bits += 8; bits >= 5; bits -= 5)
                text[at++] = Base32[(int)((buffer >> (bits - 5)) & 31)];
        }
        return new string(text);
    }
}
