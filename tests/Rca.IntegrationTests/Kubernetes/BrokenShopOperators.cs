using k8s;
using k8s.Models;

namespace Rca.IntegrationTests.Connectors.Kubernetes;

/// <summary>The kinds of Argo CD, cert-manager and External Secrets, and an object of each. Those of Flux are not installed.</summary>
static class BrokenShopOperators
{
    static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(200);

    static readonly (string Group, string Version, string Plural, string Kind, string Namespace, string Name, string Content)[] Objects =
    [
        ("argoproj.io", "v1alpha1", "applications", "Application", "argocd", "checkout", """
            "spec": { "destination": { "namespace": "shop" }, "source": { "repoURL": "https://user:EXAMPLE-pw-of-the-shop@git.example/shop", "targetRevision": "main" } },
            "status": { "sync": { "status": "OutOfSync", "revision": "0123abc" }, "health": { "status": "Degraded" }, "resources": [ { "kind": "Deployment", "name": "checkout", "namespace": "shop" } ],
              "history": [ { "revision": "0123abc", "deployedAt": "2026-01-01T00:00:00Z" } ] }
            """),
        ("cert-manager.io", "v1", "certificates", "Certificate", BrokenShop.Namespace, "checkout", """
            "spec": { "secretName": "checkout-tls" }, "status": { "notAfter": "2020-01-01T00:00:00Z", "conditions": [ { "type": "Ready", "status": "False", "reason": "Expired" } ] }
            """),
        ("external-secrets.io", "v1beta1", "externalsecrets", "ExternalSecret", BrokenShop.Namespace, "checkout-payments", """
            "spec": { "secretStoreRef": { "name": "vault" } }, "status": { "conditions": [ { "type": "Ready", "status": "False", "reason": "SecretSyncedError" } ] }
            """),
    ];

    public static async Task InstallAsync(IKubernetes admin, CancellationToken ct)
    {
        foreach (var found in Objects)
        {
            await admin.ApiextensionsV1.CreateCustomResourceDefinitionAsync(BrokenShopObjects.Read<V1CustomResourceDefinition>($$"""
                { "metadata": { "name": "{{found.Plural}}.{{found.Group}}" },
                  "spec": { "group": "{{found.Group}}", "scope": "Namespaced", "names": { "plural": "{{found.Plural}}", "singular": "{{found.Kind.ToLowerInvariant()}}", "kind": "{{found.Kind}}" },
                    "versions": [ { "name": "{{found.Version}}", "served": true, "storage": true, "schema": { "openAPIV3Schema": { "type": "object", "x-kubernetes-preserve-unknown-fields": true } } } ] } }
                """), cancellationToken: ct);
            while ((await admin.ApiextensionsV1.ReadCustomResourceDefinitionAsync($"{found.Plural}.{found.Group}", cancellationToken: ct)).Status?.Conditions?.Any(c => c is { Type: "Established", Status: "True" }) != true)
                await Task.Delay(Poll, TimeProvider.System, ct);
            await admin.CustomObjects.CreateNamespacedCustomObjectAsync(
                BrokenShopObjects.Any($$"""{ "apiVersion": "{{found.Group}}/{{found.Version}}", "kind": "{{found.Kind}}", "metadata": { "name": "{{found.Name}}" }, {{found.Content}} }"""),
                found.Group, found.Version, found.Namespace, found.Plural, cancellationToken: ct);
        }
    }
}
