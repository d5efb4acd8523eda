using Rca.Connectors.Kubernetes.Session;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Capabilities.Self;

/// <summary>Which rights this identity has. The rules of a namespace are asked for once; a right by itself only where they do not tell.</summary>
sealed class OwnRights(KubernetesSession session)
{
    readonly Dictionary<string, OwnRules> _rules = new(StringComparer.Ordinal);

    public async Task<OwnRules> RulesAsync(string inNamespace, CancellationToken cancellationToken)
    {
        if (!_rules.TryGetValue(inNamespace, out var rules)) _rules[inNamespace] = rules = await OwnRules.ReadAsync(session, inNamespace, cancellationToken);
        return rules;
    }

    /// <summary>Whether the right is held in a namespace, or in all of them when it is empty.</summary>
    public async Task<bool> HasAsync(PermissionDescriptor permission, string inNamespace, CancellationToken cancellationToken)
    {
        // The server lists rules for one namespace at a time, and none for all.
        if (inNamespace.Length == 0) return await AccessReview.IsHeldAsync(session, permission, inNamespace, cancellationToken);
        var rules = await RulesAsync(inNamespace, cancellationToken);
        var (verb, group, resource) = KubernetesPermissions.Parts(permission);
        return rules.Has(verb, group, resource) || (!rules.AreComplete && await AccessReview.IsHeldAsync(session, permission, inNamespace, cancellationToken));
    }
}
