namespace Rca.Connectors.Kubernetes.Evidence;

public enum ArgoSyncStatus
{
    Synced,
    OutOfSync,
    Unknown,
}
