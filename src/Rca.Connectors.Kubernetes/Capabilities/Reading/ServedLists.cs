using System.Runtime.CompilerServices;
using Rca.Connectors.Kubernetes.Session;
using k8s;
using k8s.Models;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Capabilities.Reading;

/// <summary>Lists what discovery decides on.</summary>
static class ServedLists
{
    /// <summary>The resource's objects in a namespace, in the best version that has it.</summary>
    /// <exception cref="SourceFailureException">The server has it in no version that is understood, or the list failed.</exception>
    public static async IAsyncEnumerable<T> ListServedAsync<TList, T>(
        this KubernetesSession session, ServedGroups served, ServedResource resource, string inNamespace,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where TList : IKubernetesObject<V1ListMeta>, IItems<T>
    {
        var (_, group, plural) = KubernetesPermissions.Parts(resource.Permission);
        var versions = new Queue<string>(served.Versions(group, resource.Versions));
        while (versions.TryDequeue(out var version))
        {
            var pages = session.ListAsync<TList, T>(resource.Permission, resource.ListKind,
                (client, limit, next, token) => client.CustomObjects.ListNamespacedCustomObjectAsync<TList>(
                group, version, inNamespace, plural, continueParameter: next, limit: limit, cancellationToken: token), cancellationToken);
            await using var items = pages.GetAsyncEnumerator(cancellationToken);
            var more = await TryFirstAsync(items, isLast: versions.Count == 0);
            if (more is null) continue;
            while (more.Value)
            {
                yield return items.Current;
                more = await items.MoveNextAsync();
            }

            yield break;
        }

        throw new SourceFailureException(Outcome.Unsupported, "no-such-api", $"the API server has no {plural} in {group}, or in no version that is understood");
    }

    /// <summary>Null when this version of the group does not have the resource, and another one may.</summary>
    static async Task<bool?> TryFirstAsync<T>(IAsyncEnumerator<T> items, bool isLast)
    {
        try
        {
            return await items.MoveNextAsync();
        }
        catch (SourceFailureException failure) when (!isLast && failure.Outcome == Outcome.Unsupported)
        {
            return null;
        }
    }
}
