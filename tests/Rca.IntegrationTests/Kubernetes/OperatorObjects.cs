using System.Globalization;

namespace Rca.IntegrationTests.Connectors.Kubernetes;

/// <summary>One object of each kind that the connector knows of operators, as those write them; each with a secret where people leave one.</summary>
static class OperatorObjects
{
    public static IEnumerable<(string Group, string Version, string Plural, string Namespace, string Json)> All(
        Rca.Connectors.Kubernetes.OperatorHomes homes, string shop, string secret, DateTimeOffset now)
    {
        var at = now.AddMinutes(-5).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        yield return ("argoproj.io", "v1alpha1", "applications", homes.Argo, $$"""
            { "metadata": { "name": "checkout", "annotations": { "kubectl.kubernetes.io/last-applied-configuration": "{ \"password\": \"{{secret}}\" }" } },
              "spec": { "destination": { "namespace": "{{shop}}" }, "source": { "repoURL": "https://user:{{secret}}@git.example/shop", "targetRevision": "main" } },
              "status": { "sync": { "status": "OutOfSync", "revision": "3f2a9c1" }, "health": { "status": "Degraded" },
                "resources": [ { "kind": "Deployment", "name": "checkout", "namespace": "{{shop}}" } ],
                "history": [ { "id": 2, "revision": "3f2a9c1", "deployedAt": "{{at}}" } ] } }
            """);
        yield return ("kustomize.toolkit.fluxcd.io", "v1", "kustomizations", homes.Flux, $$"""
            { "metadata": { "name": "apps" }, "spec": { "targetNamespace": "{{shop}}", "sourceRef": { "kind": "GitRepository", "name": "fleet" },
                "postBuild": { "substitute": { "password": "{{secret}}" } } },
              "status": { "lastAppliedRevision": "main@sha1:3f2a9c1", "conditions": [ { "type": "Ready", "status": "False", "reason": "HealthCheckFailed" } ] } }
            """);
        // A server of before Flux 2.3: by discovery alone is it known that it has no v2.
        yield return ("helm.toolkit.fluxcd.io", "v2beta2", "helmreleases", shop, $$"""
            { "metadata": { "name": "checkout" }, "spec": { "values": { "password": "{{secret}}" } },
              "status": { "history": [ { "chartVersion": "1.9.0", "status": "deployed", "lastDeployed": "{{at}}" } ] } }
            """);
        yield return ("source.toolkit.fluxcd.io", "v1", "gitrepositories", homes.Flux, $$"""
            { "metadata": { "name": "fleet" }, "spec": { "url": "https://user:{{secret}}@git.example/fleet" },
              "status": { "artifact": { "revision": "main@sha1:3f2a9c1", "url": "http://source/{{secret}}" } } }
            """);
        yield return ("cert-manager.io", "v1", "certificates", shop, $$"""
            { "metadata": { "name": "web" }, "spec": { "secretName": "web-tls", "keystores": { "jks": { "password": "{{secret}}" } } },
              "status": { "notAfter": "{{at}}", "conditions": [ { "type": "Ready", "status": "False", "reason": "Expired", "message": "{{secret}}" } ] } }
            """);
        yield return ("external-secrets.io", "v1beta1", "externalsecrets", shop, $$"""
            { "metadata": { "name": "payments" }, "spec": { "secretStoreRef": { "name": "vault" }, "target": { "template": { "data": { "key": "{{secret}}" } } } },
              "status": { "refreshTime": "{{at}}", "conditions": [ { "type": "Ready", "status": "False", "reason": "SecretSyncedError" } ] } }
            """);
        yield return ("gateway.networking.k8s.io", "v1beta1", "httproutes", shop, """
            { "metadata": { "name": "checkout" }, "spec": { "hostnames": [ "checkout.shop.example" ], "parentRefs": [ { "name": "public" } ],
                "rules": [ { "backendRefs": [ { "name": "gone", "port": 80 } ] } ] } }
            """);
    }
}
