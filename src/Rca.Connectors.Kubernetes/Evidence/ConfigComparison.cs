namespace Rca.Connectors.Kubernetes.Evidence;

public enum ConfigComparison
{
    Digests,
    MetadataOnly,
    Absent,
}
