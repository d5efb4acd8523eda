using Rca.Connectors.Kubernetes.Session;
using k8s;
using k8s.Models;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes;

/// <summary>Asks the API server whether this identity has a right. It stores nothing there.</summary>
static class AccessReview
{
    const string Kind = "SelfSubjectAccessReview";

    /// <param name="session">The conversation.</param>
    /// <param name="permission">The right.</param>
    /// <param name="inNamespace">Where; empty for all namespaces.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<bool> IsHeldAsync(
        KubernetesSession session, PermissionDescriptor permission, string inNamespace, CancellationToken cancellationToken)
    {
        var (verb, group, resource) = KubernetesPermissions.Parts(permission);
        var (main, part) = resource.Split('/') is [var whole, var sub] ? (whole, sub) : (resource, null);
        var wanted = new V1ResourceAttributes
        {
            Verb = verb, Group = group, Resource = main, Subresource = part, NamespaceProperty = inNamespace,
            Name = resource is "namespaces" ? inNamespace : "",
        };
        var review = new V1SelfSubjectAccessReview { Spec = new() { ResourceAttributes = wanted } };
        var answer = await session.AskAsync(permission, Kind,
            (client, token) => client.AuthorizationV1.CreateSelfSubjectAccessReviewAsync(review, cancellationToken: token), cancellationToken);
        return answer.Status is { Allowed: true };
    }
}
