namespace Rca.Core.Manifests;

/// <summary>The sealed evidence manifest of one incident.</summary>
/// <param name="Schema">The name and version of this form.</param>
/// <param name="Payload">Everything that the root covers.</param>
/// <param name="Root">Merkle root (RFC 6962, SHA-256): leaf 0 is the header, then one leaf an item, each as canonical JSON.</param>
/// <param name="Assembly">When and as what it was assembled; outside the root, since it differs from run to run.</param>
public sealed record Manifest(string Schema, ManifestPayload Payload, string Root, ManifestAssembly Assembly)
{
    /// <summary>The form that this version writes.</summary>
    public const string CurrentSchema = "rca-manifest/1";
}
