using Jose;
using Base64Url = System.Buffers.Text.Base64Url;

namespace Rca.Core.Sealing;

/// <summary>A document that only the holder of one key reads: a compact JWE (ECDH-ES, A256GCM). It says nothing of who sealed it.</summary>
public static class SealedDocument
{
    /// <summary>Seals a document to a key.</summary>
    /// <param name="content">The document.</param>
    /// <param name="type">What it is.</param>
    /// <param name="recipient">Whose private half opens it.</param>
    public static string Seal(byte[] content, string type, SealingPublicKey recipient)
    {
        ArgumentNullException.ThrowIfNull(recipient);
        using var lease = recipient.Rent();
        return JWT.EncodeBytes(content, lease.Key, JweAlgorithm.ECDH_ES, JweEncryption.A256GCM, extraHeaders: SealHeader.OfTheKey(recipient.KeyId, type));
    }

    /// <summary>The id of the key that it is sealed to; null when it is no sealed document of this type.</summary>
    public static string? KeyIdOf(string text, string type)
    {
        try
        {
            // Nothing else: a member such as zip would have the library do more than decrypt.
            var header = JWT.Headers(text);
            return header.TryGetValue("kid", out var found) && found is string keyId && SealHeader.Has(header, SealHeader.OfTheKey(keyId, type))
                && header.Keys.All(h => h is "alg" or "enc" or "epk" or "kid" or "cty") ? keyId : null;
        }
        catch (Exception e) when (JoseFault.Is(e))
        {
            return null;
        }
    }

    /// <summary>The document; null when it is sealed to another key, or is not as it was sealed.</summary>
    public static byte[]? Open(string text, string type, SealingKey key)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(key);
        if (!string.Equals(KeyIdOf(text, type), key.KeyId, StringComparison.Ordinal)) return null;
        try
        {
            // Bits that a decoder passes over are not under the seal.
            if (!text.Split('.').All(part => string.Equals(Base64Url.EncodeToString(Base64Url.DecodeFromChars(part)), part, StringComparison.Ordinal))) return null;
            using var opened = key.Rent();
            return JWT.DecodeBytes(text, opened.Key, JweAlgorithm.ECDH_ES, JweEncryption.A256GCM);
        }
        catch (Exception e) when (JoseFault.Is(e))
        {
            return null;
        }
    }
}
