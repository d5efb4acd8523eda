using System.Globalization;
using System.Text;
using Rca.Core.Signing;

namespace Rca.Core.Manifests.Seal;

/// <summary>A signed payload (DSSE, https://github.com/secure-systems-lab/dsse, protocol version 1).</summary>
/// <param name="PayloadType">What the payload is.</param>
/// <param name="Payload">The payload in base64.</param>
/// <param name="Signatures">Who signed it.</param>
public sealed record DsseEnvelope(string PayloadType, string Payload, IReadOnlyList<DsseSignature> Signatures)
{
    /// <summary>An envelope with one signature.</summary>
    /// <param name="payloadType">What the payload is.</param>
    /// <param name="payload">The payload.</param>
    /// <param name="key">The key.</param>
    public static DsseEnvelope Sign(string payloadType, byte[] payload, SigningKey key)
    {
        ArgumentNullException.ThrowIfNull(payloadType);
        ArgumentNullException.ThrowIfNull(payload);
        ArgumentNullException.ThrowIfNull(key);
        var signature = Convert.ToBase64String(key.SignDer(Encode(payloadType, payload)));
        return new DsseEnvelope(payloadType, Convert.ToBase64String(payload), [new DsseSignature(key.KeyId, signature)]);
    }

    /// <summary>The payload, when one of these keys signed it; null otherwise. Every key is tried: the key id of a signature is only a hint.</summary>
    /// <param name="trusted">The keys whose signatures count.</param>
    /// <param name="by">The key that signed it.</param>
    public byte[]? Open(IReadOnlyList<SigningPublicKey> trusted, out SigningPublicKey? by)
    {
        ArgumentNullException.ThrowIfNull(trusted);
        by = null;
        if (StrictBase64.Decode(Payload) is not { } payload) return null;
        var signed = Encode(PayloadType, payload);
        foreach (var signature in Signatures)
        {
            if (StrictBase64.Decode(signature.Sig) is not { } bytes) continue;
            by = trusted.FirstOrDefault(key => key.VerifyDer(signed, bytes));
            if (by is not null) return payload;
        }

        return null;
    }

    /// <summary>The bytes that are signed: the pre-authentication encoding.</summary>
    internal static byte[] Encode(string payloadType, byte[] payload)
    {
        var type = Encoding.UTF8.GetBytes(payloadType);
        var head = string.Create(CultureInfo.InvariantCulture, $"DSSEv1 {type.Length} ");
        var middle = string.Create(CultureInfo.InvariantCulture, $" {payload.Length} ");
        return [.. Encoding.ASCII.GetBytes(head), .. type, .. Encoding.ASCII.GetBytes(middle), .. payload];
    }
}
