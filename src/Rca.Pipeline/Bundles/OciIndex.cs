namespace Rca.Pipeline.Bundles;

/// <summary>What an image layout holds (OCI image index).</summary>
sealed record OciIndex(int SchemaVersion, string MediaType, IReadOnlyList<OciDescriptor> Manifests)
{
    public const string File = "index.json";
    public const string Type = "application/vnd.oci.image.index.v1+json";
}
