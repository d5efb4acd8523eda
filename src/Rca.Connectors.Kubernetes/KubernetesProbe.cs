using k8s;
using k8s.Models;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes;

/// <summary>Asks the API server, for every right and every namespace in scope, whether this identity has it.</summary>
sealed class KubernetesProbe(KubernetesAccess access, IReadOnlyList<string> namespaces, TimeProvider clock)
{
    const string Kind = "SelfSubjectAccessReview";

    public async Task<ProbeReport> RunAsync(Ledger ledger, CancellationToken cancellationToken)
    {
        var states = new List<PermissionState>();
        try
        {
            using var session = KubernetesSession.Open(access, new LedgerHandler(ledger, clock));
            foreach (var permission in KubernetesPermissions.All) states.Add(new(permission.Id, await HeldAsync(session, permission, cancellationToken)));
            return new ProbeReport(Reachable: true, Identity: null, states, Missing(states));
        }
        catch (SourceFailureException failure)
        {
            states.AddRange(KubernetesPermissions.All.Skip(states.Count).Select(p => new PermissionState(p.Id, Held: null)));
            var answered = failure.Outcome is Contracts.Outcome.Forbidden or Contracts.Outcome.Throttled;
            return new ProbeReport(answered, Identity: null, states, failure.Detail ?? failure.Reason);
        }
    }

    async Task<bool> HeldAsync(KubernetesSession session, PermissionDescriptor permission, CancellationToken cancellationToken)
    {
        var (verb, group, resource) = KubernetesPermissions.Parts(permission);
        foreach (var pattern in namespaces)
        {
            // A pattern stands for namespaces that nobody has listed: only a right in all of them is sure to cover it.
            var name = pattern.Contains('*', StringComparison.Ordinal) ? "" : pattern;
            var wanted = new V1ResourceAttributes { Verb = verb, Group = group, Resource = resource, NamespaceProperty = name, Name = resource is "namespaces" ? name : "" };
            var review = new V1SelfSubjectAccessReview { Spec = new() { ResourceAttributes = wanted } };
            var answer = await session.AskAsync(permission, Kind,
                (client, token) => client.AuthorizationV1.CreateSelfSubjectAccessReviewAsync(review, cancellationToken: token), cancellationToken);
            if (answer.Status is not { Allowed: true }) return false;
        }

        return true;
    }

    static string? Missing(IReadOnlyList<PermissionState> states)
    {
        var missing = KubernetesPermissions.All.Where(p => states.Any(s => s.Id == p.Id && s.Held == false)).Select(p => p.Grant).ToList();
        return missing.Count == 0 ? null : $"not granted in every allowed namespace: {string.Join("; ", missing)}";
    }
}
