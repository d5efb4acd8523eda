namespace Rca.Core.Manifests.Seal;

/// <summary>The digest of a file.</summary>
/// <param name="Sha256">SHA-256 in lower-case hexadecimal.</param>
public sealed record SubjectDigest(string Sha256);
