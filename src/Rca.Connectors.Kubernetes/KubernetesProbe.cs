using Rca.Connectors.Kubernetes.Capabilities.Self;
using Rca.Connectors.Kubernetes.Session;
using k8s;
using k8s.Models;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes;

/// <summary>Asks the API server, for every right and every namespace in scope, whether this identity has it.</summary>
sealed class KubernetesProbe(Func<KubernetesSession> open, IReadOnlyList<string> namespaces, OperatorHomes homes)
{
    const string WhoKind = "SelfSubjectReview";

    // Every identity may ask who it is (system:basic-user).
    static readonly PermissionDescriptor AskWho = new("authentication.k8s.io.selfsubjectreviews.create", Mandatory: false,
        "To know as whom it asks.", "system:basic-user");

    public async Task<ProbeReport> RunAsync(Ledger ledger, CancellationToken cancellationToken)
    {
        var states = new List<PermissionState>();
        try
        {
            using var session = open();
            var rights = new OwnRights(session);
            foreach (var permission in KubernetesPermissions.All) states.Add(new(permission.Id, await HeldAsync(rights, permission, cancellationToken)));
            return new ProbeReport(Reachable: true, await IdentityAsync(session, cancellationToken), states, Missing(states));
        }
        catch (SourceFailureException failure)
        {
            states.AddRange(KubernetesPermissions.All.Skip(states.Count).Select(p => new PermissionState(p.Id, Held: null)));
            return new ProbeReport(ledger.Entries.Any(entry => entry.Status != "lost"), Identity: null, states, failure.Detail ?? failure.Reason);
        }
    }

    /// <summary>Null from a server before 1.28, which does not tell.</summary>
    static async Task<string?> IdentityAsync(KubernetesSession session, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await session.AskAsync(AskWho, WhoKind,
                (client, token) =>
                    client.AuthenticationV1.CreateSelfSubjectReviewAsync(new V1SelfSubjectReview(), cancellationToken: token), cancellationToken);
            return answer.Status?.UserInfo?.Username;
        }
        catch (SourceFailureException)
        {
            return null;
        }
    }

    async Task<bool> HeldAsync(OwnRights rights, PermissionDescriptor permission, CancellationToken cancellationToken)
    {
        // A pattern stands for namespaces that nobody has listed: only a right in all of them is sure to cover it.
        foreach (var pattern in homes.Of(KubernetesPermissions.Place(permission)) is { } place ? [place] : namespaces)
            if (!await rights.HasAsync(permission, pattern.Contains('*', StringComparison.Ordinal) ? "" : pattern, cancellationToken)) return false;

        return true;
    }

    static string? Missing(IReadOnlyList<PermissionState> states)
    {
        var missing = KubernetesPermissions.All.Where(p => states.Any(s => s.Id == p.Id && s.Held == false)).Select(p => p.Grant).ToList();
        return missing.Count == 0 ? null : $"not granted in every allowed namespace: {string.Join("; ", missing)}";
    }
}
