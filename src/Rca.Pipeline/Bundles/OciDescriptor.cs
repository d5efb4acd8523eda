namespace Rca.Pipeline.Bundles;

/// <summary>What a blob is (OCI image specification, descriptor).</summary>
sealed record OciDescriptor(string MediaType, string Digest, long Size, IReadOnlyDictionary<string, string>? Annotations = null, string? ArtifactType = null)
{
    public const string TitleAnnotation = "org.opencontainers.image.title";

    public const string DigestPrefix = "sha256:";

    /// <summary>The name of the file that it is, beside the manifest; null where it has none.</summary>
    public string? Title() => Annotations?.GetValueOrDefault(TitleAnnotation);
}
