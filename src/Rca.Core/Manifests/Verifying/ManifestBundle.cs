namespace Rca.Core.Manifests.Verifying;

/// <summary>A manifest with what stands beside it, as bytes that nobody has checked.</summary>
/// <param name="Manifest">The bytes of <c>manifest.json</c>.</param>
/// <param name="Envelope">The bytes of <c>manifest.dsse.json</c>; null when there is none.</param>
/// <param name="EvidenceNames">The SHA-256 digests that the files of the evidence are named by.</param>
/// <param name="ReadEvidence">The bytes of a piece of evidence by its SHA-256; null when there is none.</param>
public sealed record ManifestBundle(byte[] Manifest, byte[]? Envelope, IReadOnlyCollection<string> EvidenceNames, Func<string, byte[]?> ReadEvidence);
