namespace Rca.Connectors.Kubernetes.Evidence;

public enum ExternalSecretReason
{
    SecretSynced,
    SecretSyncedError,
    SecretDeleted,
    SecretMissing,
    InvalidStoreRef,
    UnavailableStore,
    UpdateFailed,
    ProviderError,
    Other,
}
