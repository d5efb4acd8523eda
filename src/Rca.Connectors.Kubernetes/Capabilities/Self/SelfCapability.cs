using System.Runtime.CompilerServices;
using Rca.Connectors.Kubernetes.Evidence;
using Rca.Connectors.Kubernetes.Session;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Capabilities.Self;

/// <summary>What this identity may see in the namespace, and what not.</summary>
sealed class SelfCapability(OperatorHomes homes, TimeProvider clock) : ICapability
{
    public static CapabilityDescriptor Descriptor { get; } = new(
        KubernetesDescriptor.Self, "What we may see", "Which rights does this identity have, and which are missing?",
        "One request, and one for each right when the server's answer is not complete.",
        KubernetesScope.NamespaceOnly, [EvidenceKind.Of<OwnAccess>()]);

    public async IAsyncEnumerable<CapturedItem> CollectAsync(
        KubernetesSession session, CollectRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var own = new OwnRights(session);
        var rules = await own.RulesAsync(request.Namespace(), cancellationToken);
        var rights = new List<OwnRight>();
        foreach (var permission in KubernetesPermissions.All)
        {
            var (verb, _, resource) = KubernetesPermissions.Parts(permission);
            var state = await StateAsync(own, permission, homes.Of(KubernetesPermissions.Place(permission)) ?? request.Namespace(), cancellationToken);
            rights.Add(new OwnRight(Word(verb, RightVerb.Get), Word(resource, RightResource.Other), state));
        }

        yield return new CapturedItem(new OwnAccess(request.Namespace(), rules.AreComplete, Count(RightState.Held),
            Count(RightState.Missing), Count(RightState.Unknown),
            [.. rights], rules.AreComplete ? rules.MayReadSecrets : null, rules.AreComplete ? rules.HasWildcard : null), clock.GetUtcNow());

        Quantity Count(RightState state) => Quantity.Of(rights.Count(r => r.State == state));
    }

    static async Task<RightState> StateAsync(OwnRights own, PermissionDescriptor permission, string inNamespace, CancellationToken cancellationToken)
    {
        try
        {
            return await own.HasAsync(permission, inNamespace, cancellationToken) ? RightState.Held : RightState.Missing;
        }
        catch (SourceFailureException failure) when (failure.Outcome is Outcome.Forbidden or Outcome.NotFound or Outcome.Unsupported)
        {
            return RightState.Unknown;
        }
    }

    static T Word<T>(string word, T otherwise) where T : struct, Enum =>
        Enum.TryParse<T>(word.Replace("/", "", StringComparison.Ordinal), ignoreCase: true, out var found) ? found : otherwise;
}
