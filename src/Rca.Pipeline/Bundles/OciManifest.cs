namespace Rca.Pipeline.Bundles;

/// <summary>An artifact as a registry keeps it (OCI image manifest).</summary>
sealed record OciManifest(int SchemaVersion, string MediaType, string ArtifactType, OciDescriptor Config, IReadOnlyList<OciDescriptor> Layers)
{
    public const string Type = "application/vnd.oci.image.manifest.v1+json";
    public const string Incident = "application/vnd.rca-pipeline.incident.v1";
    public const string EmptyType = "application/vnd.oci.empty.v1+json";
}
