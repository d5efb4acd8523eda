namespace Rca.Core.Manifests.Seal;

/// <summary>One signature of an envelope.</summary>
/// <param name="Keyid">The id of the key: a hint, never a reason to trust it.</param>
/// <param name="Sig">ECDSA P-256 with SHA-256, as a DER sequence in base64.</param>
public sealed record DsseSignature(string Keyid, string Sig);
