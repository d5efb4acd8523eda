using Rca.Contracts;
using Rca.Core.Collecting;
using Rca.Connectors.Kubernetes.Evidence;

namespace Rca.Connectors.Kubernetes;

/// <summary>
/// What a scope says: a namespace, and at most one of a workload, a label selector, and a pod whose workload is meant. With none of them it is all of the
/// namespace.
/// </summary>
static class KubernetesScope
{
    public const string NamespaceName = "namespace";
    public const string WorkloadName = "workload";
    public const string KindName = "kind";
    public const string SelectorName = "selector";
    public const string PodName = "pod";

    /// <summary>For a capability that follows workloads.</summary>
    public static IReadOnlyList<ScopeKey> Keys { get; } =
    [
        new(NamespaceName, ScopeForm.DnsLabel),
        new(WorkloadName, ScopeForm.DnsSubdomain, Required: false),
        new(KindName, ScopeForm.Word, Required: false),
        new(SelectorName, ScopeForm.LabelSelector, Required: false),
        new(PodName, ScopeForm.DnsSubdomain, Required: false),
    ];

    /// <summary>For a capability of a namespace as a whole.</summary>
    public static IReadOnlyList<ScopeKey> NamespaceOnly { get; } = [Keys[0]];

    public static string Namespace(this CollectRequest request) => request.Scope[NamespaceName];

    public static string? Workload(this CollectRequest request) => request.Scope.GetValueOrDefault(WorkloadName);

    public static string? Selector(this CollectRequest request) => request.Scope.GetValueOrDefault(SelectorName);

    public static string? Pod(this CollectRequest request) => request.Scope.GetValueOrDefault(PodName);

    /// <summary>The kind of the workload; null for whichever has its name.</summary>
    public static WorkloadKind? Kind(this CollectRequest request) =>
        request.Scope.TryGetValue(KindName, out var kind) && Enum.TryParse<WorkloadKind>(kind, ignoreCase: true, out var found) ? found : null;

    /// <summary>All that says which workloads are meant.</summary>
    public static string Words(this CollectRequest request) =>
        string.Join('\n', Keys.Select(key => request.Scope.GetValueOrDefault(key.Name)));

    /// <exception cref="SourceFailureException">The scope names two things that need not be the same.</exception>
    public static void Expect(CollectRequest request)
    {
        if (new[] { request.Workload(), request.Selector(), request.Pod() }.Count(part => part is not null) > 1)
            throw new SourceFailureException(Outcome.Refused, "scope-ambiguous", "the scope has more than one of workload, selector and pod: give one");
        if (!request.Scope.TryGetValue(KindName, out var kind)) return;
        if (request.Workload() is null)
            throw new SourceFailureException(Outcome.Refused, "scope-kind-alone", "the scope has a kind without a workload: give both, or no kind");
        if (!Enum.GetNames<WorkloadKind>().Contains(kind, StringComparer.OrdinalIgnoreCase))
            throw new SourceFailureException(Outcome.Refused, "scope-kind-unknown",
                $"the scope's kind is none of {string.Join(", ", Enum.GetNames<WorkloadKind>())}");
    }
}
