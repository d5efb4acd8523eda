using System.Security.Cryptography;

namespace Rca.Core.Signing;

/// <summary>The private key (P-256) that one author signs messages with: the planner, the redactor, or one source. Safe for concurrent use.</summary>
public sealed class SigningKey
{
    readonly byte[] _pkcs8;
    readonly KeyPool<ECDsa> _pool;

    SigningKey(ECDsa key)
    {
        _pkcs8 = key.ExportPkcs8PrivateKey();
        _pool = new KeyPool<ECDsa>(Open);
        PublicKey = new SigningPublicKey(key.ExportSubjectPublicKeyInfo());
    }

    /// <summary>The other half, for whoever accepts messages of this author.</summary>
    public SigningPublicKey PublicKey { get; }

    /// <summary>The id of the key.</summary>
    public string KeyId => PublicKey.KeyId;

    /// <summary>A new key.</summary>
    public static SigningKey Create()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new SigningKey(key);
    }

    /// <summary>Reads a PEM block <c>PRIVATE KEY</c> (PKCS #8).</summary>
    /// <exception cref="CryptographicException">It is no P-256 private key.</exception>
    public static SigningKey FromPem(string pem)
    {
        using var key = Import(pem);
        return new SigningKey(key);
    }

    /// <summary>The key as PEM: a secret.</summary>
    public string ToPem() => PemEncoding.WriteString("PRIVATE KEY", _pkcs8);

    /// <summary>ES256: 64 bytes, r and s.</summary>
    internal byte[] Sign(ReadOnlySpan<byte> data) => Sign(data, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);

    /// <summary>The same as a DER sequence, which is how openssl and the tools of in-toto write it.</summary>
    internal byte[] SignDer(ReadOnlySpan<byte> data) => Sign(data, DSASignatureFormat.Rfc3279DerSequence);

    byte[] Sign(ReadOnlySpan<byte> data, DSASignatureFormat format)
    {
        using var lease = _pool.Rent();
        return lease.Key.SignData(data, HashAlgorithmName.SHA256, format);
    }

    ECDsa Open()
    {
        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(_pkcs8, out _);
        return key;
    }

    internal static ECDsa Import(string pem)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            if (key.KeySize == 256 && key.ExportParameters(includePrivateParameters: false).Curve.Oid.Value == ECCurve.NamedCurves.nistP256.Oid.Value) return key;
        }
        catch (ArgumentException)
        {
            key.Dispose();
            throw new CryptographicException("this is not a PEM key");
        }

        key.Dispose();
        throw new CryptographicException("this is not a P-256 key");
    }
}
