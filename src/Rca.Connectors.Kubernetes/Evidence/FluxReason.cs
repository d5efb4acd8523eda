namespace Rca.Connectors.Kubernetes.Evidence;

public enum FluxReason
{
    Succeeded,
    ReconciliationSucceeded,
    ReconciliationFailed,
    Progressing,
    ProgressingWithRetry,
    HealthCheckFailed,
    DependencyNotReady,
    ArtifactFailed,
    BuildFailed,
    PruneFailed,
    InstallSucceeded,
    InstallFailed,
    UpgradeSucceeded,
    UpgradeFailed,
    TestFailed,
    RollbackSucceeded,
    RollbackFailed,
    UninstallFailed,
    RetriesExceeded,
    GitOperationSucceed,
    GitOperationFailed,
    AuthenticationFailed,
    Suspended,
    Other,
}
