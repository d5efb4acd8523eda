using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Rca.Core.Messaging;

namespace Rca.Core.Signing;

/// <summary>
/// A compact JWS as it is accepted here: three parts of canonical base64url; a header with <c>alg</c> ES256, <c>kid</c> and <c>typ</c>, each once,
/// and nothing else. Libraries accept more, and what they accept is how signatures are got around.
/// </summary>
sealed record CompactJws(string KeyId, byte[] Payload, byte[] Signature, byte[] SignedBytes)
{
    const int SignatureBytes = 64;
    static readonly JsonDocumentOptions Strict = new() { MaxDepth = 1, AllowDuplicateProperties = false };

    /// <exception cref="RejectedException">It is anything else.</exception>
    public static CompactJws Parse(string text, string type)
    {
        var parts = text.Split('.', 4);
        if (parts.Length != 3) throw new RejectedException(Rejection.Unsigned, "there is no compact JWS");
        if (Decode(parts[0]) is not { } header || Decode(parts[1]) is not { } payload || Decode(parts[2]) is not { Length: SignatureBytes } signature)
            throw new RejectedException(Rejection.Unsigned, "the JWS is not three parts of canonical base64url that end in a signature of 64 bytes");
        return new(KeyIdOf(header, type), payload, signature, Encoding.ASCII.GetBytes(text, 0, parts[0].Length + 1 + parts[1].Length));
    }

    static string KeyIdOf(byte[] header, string type)
    {
        try
        {
            using var document = JsonDocument.Parse(header, Strict);
            var members = document.RootElement.EnumerateObject().ToDictionary(m => m.Name, m => m.Value.GetString(), StringComparer.Ordinal);
            if (members.Count == 3
                && string.Equals(members.GetValueOrDefault("alg"), "ES256", StringComparison.Ordinal)
                && string.Equals(members.GetValueOrDefault("typ"), type, StringComparison.Ordinal)
                && members.GetValueOrDefault("kid") is { } keyId)
                return keyId;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Not JSON, no object, a member that is no text, a lone surrogate: none of them is the header.
        }

        throw new RejectedException(Rejection.Header, $"the header of the JWS is not alg ES256, typ {type} and kid alone");
    }

    // Only what encodes back to the same text: otherwise one signature would have many forms.
    static byte[]? Decode(string text)
    {
        try
        {
            var bytes = Base64Url.DecodeFromChars(text);
            return string.Equals(Base64Url.EncodeToString(bytes), text, StringComparison.Ordinal) ? bytes : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
