namespace Rca.Connectors.Kubernetes.Evidence;

public enum CertificateReason
{
    Ready,
    Issuing,
    DoesNotExist,
    MissingData,
    InvalidKeyPair,
    InvalidCertificate,
    SecretMismatch,
    IncorrectIssuer,
    IncorrectCertificate,
    RequestChanged,
    Renewing,
    Expired,
    Failed,
    Pending,
    Denied,
    InProgress,
    Other,
}
