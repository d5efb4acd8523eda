using k8s;
using k8s.Models;

namespace Rca.IntegrationTests.Connectors.Kubernetes;

/// <summary>
/// The kinds of Argo CD, cert-manager and External Secrets, without objects: objects of them are those of <see cref="OperatorsApi"/>. Those of Flux are not installed.
/// </summary>
static class BrokenShopOperators
{
    static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(200);

    static readonly (string Group, string Version, string Plural, string Kind)[] Kinds =
    [
        ("argoproj.io", "v1alpha1", "applications", "Application"),
        ("cert-manager.io", "v1", "certificates", "Certificate"),
        ("external-secrets.io", "v1beta1", "externalsecrets", "ExternalSecret"),
    ];

    public static async Task InstallAsync(IKubernetes admin, CancellationToken ct)
    {
        foreach (var (group, version, plural, kind) in Kinds)
        {
            await admin.ApiextensionsV1.CreateCustomResourceDefinitionAsync(BrokenShopObjects.Read<V1CustomResourceDefinition>($$"""
                { "metadata": { "name": "{{plural}}.{{group}}" },
                  "spec": { "group": "{{group}}", "scope": "Namespaced", "names": { "plural": "{{plural}}", "singular": "{{kind.ToLowerInvariant()}}", "kind": "{{kind}}", "listKind": "{{kind}}List" },
                    "versions": [ { "name": "{{version}}", "served": true, "storage": true, "schema": { "openAPIV3Schema": { "type": "object", "x-kubernetes-preserve-unknown-fields": true } } } ] } }
                """), cancellationToken: ct);
            while ((await admin.ApiextensionsV1.ReadCustomResourceDefinitionAsync($"{plural}.{group}", cancellationToken: ct)).Status?.Conditions?.Any(c =>
                c is { Type: "Established", Status: "True" }) != true)
                await Task.Delay(Poll, TimeProvider.System, ct);
        }
    }
}
