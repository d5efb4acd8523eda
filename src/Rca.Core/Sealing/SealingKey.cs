using System.Security.Cryptography;
using Rca.Core.Signing;

namespace Rca.Core.Sealing;

/// <summary>The private key of the redaction stage (P-256). Only that stage holds it.</summary>
public sealed class SealingKey
{
    readonly byte[] _pkcs8;
    readonly KeyPool<ECDiffieHellman> _pool;

    SealingKey(ECDiffieHellman key)
    {
        _pool = new KeyPool<ECDiffieHellman>(Open);
        _pkcs8 = key.ExportPkcs8PrivateKey();
        PublicKey = new SealingPublicKey(key.ExportSubjectPublicKeyInfo());
    }

    /// <summary>The other half, for the collectors.</summary>
    public SealingPublicKey PublicKey { get; }

    /// <summary>The id of the key.</summary>
    public string KeyId => PublicKey.KeyId;

    /// <summary>A new key.</summary>
    public static SealingKey Create()
    {
        using var key = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        return new SealingKey(key);
    }

    /// <summary>Reads a PEM block <c>PRIVATE KEY</c> (PKCS #8).</summary>
    /// <exception cref="CryptographicException">It is no P-256 private key.</exception>
    public static SealingKey FromPem(string pem)
    {
        using var key = Import(pem);
        return new SealingKey(key);
    }

    /// <summary>The key as PEM: a secret.</summary>
    public string ToPem() => PemEncoding.WriteString("PRIVATE KEY", _pkcs8);

    internal KeyPool<ECDiffieHellman>.Lease Rent() => _pool.Rent();

    ECDiffieHellman Open()
    {
        var key = ECDiffieHellman.Create();
        key.ImportPkcs8PrivateKey(_pkcs8, out _);
        return key;
    }

    internal static ECDiffieHellman Import(string pem)
    {
        var key = ECDiffieHellman.Create();
        try
        {
            key.ImportFromPem(pem);
        }
        catch (ArgumentException)
        {
            key.Dispose();
            throw new CryptographicException("this is not a PEM key");
        }

        if (key.KeySize == 256) return key;
        key.Dispose();
        throw new CryptographicException("this is not a P-256 key");
    }
}
