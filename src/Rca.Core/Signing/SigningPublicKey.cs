using System.Security.Cryptography;

namespace Rca.Core.Signing;

/// <summary>The public half of an author's key. Safe for concurrent use.</summary>
public sealed class SigningPublicKey
{
    readonly byte[] _subjectPublicKeyInfo;
    readonly KeyPool<ECDsa> _pool;

    internal SigningPublicKey(byte[] subjectPublicKeyInfo)
    {
        _subjectPublicKeyInfo = subjectPublicKeyInfo;
        _pool = new KeyPool<ECDsa>(Open);
        KeyId = Identity.Sha256(subjectPublicKeyInfo)[..16];
    }

    /// <summary>The id of the key: the first 16 hexadecimal digits of the SHA-256 of its SubjectPublicKeyInfo.</summary>
    public string KeyId { get; }

    /// <summary>Reads a PEM block <c>PUBLIC KEY</c>.</summary>
    /// <exception cref="CryptographicException">It is no P-256 public key; a private one is none.</exception>
    public static SigningPublicKey FromPem(string pem)
    {
        // Who accepts messages must not hold what they are signed with.
        if (!PemEncoding.TryFind(pem, out var fields) || !pem.AsSpan()[fields.Label].SequenceEqual("PUBLIC KEY")) throw new CryptographicException("this is not a PEM public key");
        using var key = SigningKey.Import(pem);
        return new SigningPublicKey(key.ExportSubjectPublicKeyInfo());
    }

    /// <summary>The key as PEM.</summary>
    public string ToPem() => PemEncoding.WriteString("PUBLIC KEY", _subjectPublicKeyInfo);

    internal bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature) => Verify(data, signature, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);

    internal bool VerifyDer(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature) => Verify(data, signature, DSASignatureFormat.Rfc3279DerSequence);

    bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature, DSASignatureFormat format)
    {
        using var lease = _pool.Rent();
        return lease.Key.VerifyData(data, signature, HashAlgorithmName.SHA256, format);
    }

    ECDsa Open()
    {
        var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(_subjectPublicKeyInfo, out _);
        return key;
    }
}
