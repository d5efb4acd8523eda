namespace Rca.Connectors.Kubernetes.Evidence;

public enum HelmStatus
{
    Deployed,
    Superseded,
    Failed,
    Uninstalled,
    Uninstalling,
    PendingInstall,
    PendingUpgrade,
    PendingRollback,
    Unknown,
    Other,
}
