using Rca.Connectors.Kubernetes.Session;
using k8s;
using k8s.Models;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Capabilities.Reading;

/// <summary>The API groups that the server has and their versions, by its own discovery.</summary>
sealed class ServedGroups
{
    // Every identity that is authenticated may ask (system:discovery).
    static readonly PermissionDescriptor Discover = new("system.discovery", Mandatory: false, "To know which API groups the server has.", "system:discovery");

    readonly ILookup<string, string>? _versions;

    ServedGroups(ILookup<string, string>? versions) => _versions = versions;

    public static Task<ServedGroups> ReadAsync(KubernetesSession session, CancellationToken cancellationToken) =>
        session.RecentAsync("", () => AskAsync(session, cancellationToken));

    static async Task<ServedGroups> AskAsync(KubernetesSession session, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await session.AskAsync(Discover, "APIGroupList", (client, token) => client.Apis.GetAPIVersionsAsync(token), cancellationToken);
            return Of(answer);
        }
        catch (SourceFailureException failure) when (failure is { Outcome: Outcome.Forbidden, Permission: not null })
        {
            return new ServedGroups(null);
        }
    }

    public static ServedGroups Of(V1APIGroupList list) => new((list.Groups ?? [])
        .SelectMany(g => (g.Versions ?? []).Select(v => (Group: g.Name ?? "", v.Version)))
        .ToLookup(v => v.Group, v => v.Version ?? "", StringComparer.Ordinal));

    /// <summary>Those of <paramref name="known"/> that the server has, in the same order; all of them when it does not tell.</summary>
    public IReadOnlyList<string> Versions(string group, IReadOnlyList<string> known) =>
        _versions is null ? known : [.. known.Intersect(_versions[group], StringComparer.Ordinal)];

    public bool Has(string group, string version) => Versions(group, [version]).Count > 0;
}
