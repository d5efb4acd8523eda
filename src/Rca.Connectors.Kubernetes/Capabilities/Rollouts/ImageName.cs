namespace Rca.Connectors.Kubernetes.Capabilities.Rollouts;

/// <summary>An image's name, and the tag and digest in it. A colon before the last slash is a registry's port.</summary>
readonly record struct ImageName(string Name, string? Tag, string? Digest)
{
    public static ImageName Parse(string image)
    {
        var at = image.IndexOf('@', StringComparison.Ordinal);
        var named = at < 0 ? image : image[..at];
        var colon = named.LastIndexOf(':');
        var tag = colon > named.LastIndexOf('/') && colon + 1 < named.Length ? named[(colon + 1)..] : null;
        return new ImageName(image, tag, at < 0 || at + 1 == image.Length ? null : image[(at + 1)..]);
    }
}
