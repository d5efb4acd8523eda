using System.Security.Cryptography;
using Rca.Core.Signing;

namespace Rca.Core.Sealing;

/// <summary>The public half of the redaction stage's key. Every collector has it.</summary>
public sealed class SealingPublicKey
{
    readonly byte[] _subjectPublicKeyInfo;
    readonly KeyPool<ECDiffieHellman> _pool;

    internal SealingPublicKey(byte[] subjectPublicKeyInfo)
    {
        _subjectPublicKeyInfo = subjectPublicKeyInfo;
        _pool = new KeyPool<ECDiffieHellman>(Open);
        KeyId = KeyIdOf(subjectPublicKeyInfo);
    }

    /// <summary>The id of the key: the beginning of the SHA-256 of its SubjectPublicKeyInfo.</summary>
    public string KeyId { get; }

    /// <summary>Reads a PEM block <c>PUBLIC KEY</c>.</summary>
    /// <exception cref="CryptographicException">It is no P-256 public key.</exception>
    public static SealingPublicKey FromPem(string pem)
    {
        using var key = SealingKey.Import(pem);
        return new SealingPublicKey(key.ExportSubjectPublicKeyInfo());
    }

    /// <summary>The key as PEM.</summary>
    public string ToPem() => PemEncoding.WriteString("PUBLIC KEY", _subjectPublicKeyInfo);

    internal KeyPool<ECDiffieHellman>.Lease Rent() => _pool.Rent();

    ECDiffieHellman Open()
    {
        var key = ECDiffieHellman.Create();
        key.ImportSubjectPublicKeyInfo(_subjectPublicKeyInfo, out _);
        return key;
    }

    static string KeyIdOf(byte[] subjectPublicKeyInfo) => Identity.Sha256(subjectPublicKeyInfo)[..16];
}
