using Rca.Connectors.Kubernetes.Capabilities.Reading;
using Rca.Connectors.Kubernetes.Evidence;
using Rca.Contracts;

namespace Rca.Connectors.Kubernetes.Capabilities.Network;

/// <summary>What of a cert-manager Certificate and of an ExternalSecret is evidence.</summary>
static class Operators
{
    public static CertificateState Certificate(CustomObject certificate, Window window)
    {
        var (ready, expires) = (ReadyCondition.Of(certificate.Status), certificate.Status.Time("notAfter"));
        return new CertificateState(certificate.Metadata?.NamespaceProperty ?? "", certificate.Metadata?.Name ?? "",
            ready.Status, Words.OrNull(ready.Reason, CertificateReason.Other), ready.Since,
            expires, expires is null ? null : expires <= window.To, certificate.Status.Time("renewalTime"), certificate.Status.Time("lastFailureTime"),
            certificate.Spec.Text("secretName"), ObjectChanges.Of(certificate.Metadata, window));
    }

    public static ExternalSecretState ExternalSecret(CustomObject secret, Window window)
    {
        var (ready, refreshed) = (ReadyCondition.Of(secret.Status), secret.Status.Time("refreshTime"));
        return new ExternalSecretState(secret.Metadata?.NamespaceProperty ?? "", secret.Metadata?.Name ?? "", ready.Status,
            Words.OrNull(ready.Reason, ExternalSecretReason.Other), ready.Since,
            refreshed, window.Has(refreshed), secret.Spec.Text("secretStoreRef", "name"), secret.Spec.Text("target", "name") ?? secret.Metadata?.Name,
            ObjectChanges.Of(secret.Metadata, window));
    }
}
