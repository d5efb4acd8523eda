using Rca.Core.Manifests.Seal;

namespace Rca.Core.Manifests.Verifying;

/// <summary>One item of a manifest with its evidence and the proof that it belongs to what was signed; the other items are not needed, nor shown.</summary>
/// <param name="Schema">The name and version of this form.</param>
/// <param name="Item">The item.</param>
/// <param name="Index">Its place among the items, from 0.</param>
/// <param name="Path">Its audit path (RFC 6962): hashes in lower-case hexadecimal, the nearest first.</param>
/// <param name="Evidence">Its evidence: SHA-256 to canonical JSON.</param>
/// <param name="Envelope">The signed statement about the manifest.</param>
public sealed record ItemProof(
    string Schema, ManifestItem Item, int Index, IReadOnlyList<string> Path, IReadOnlyDictionary<string, string> Evidence, DsseEnvelope Envelope)
{
    /// <summary>The form that this version writes.</summary>
    public const string CurrentSchema = "rca-proof/1";
}
