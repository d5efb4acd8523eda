using Rca.Connectors.Kubernetes.Capabilities.Reading;
using Rca.Connectors.Kubernetes.Capabilities.Workloads;
using Rca.Connectors.Kubernetes.Evidence;
using Rca.Connectors.Kubernetes.Session;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Capabilities.Pods;

/// <summary>Counts pods as they come, and keeps the worst; what it holds does not grow with their number.</summary>
sealed class PodTally
{
    const int MaximumNamed = 10;
    const int MaximumNodes = 50;

    // Sorting once in a while is cheaper than at every pod.
    const int SortAt = 20 * MaximumNamed;

    readonly Counter<PodPhase> _phases = new();
    readonly Counter<PodTrouble> _troubles = new();
    readonly Counter<WaitingReason> _waiting = new();
    readonly Counter<(TerminationReason, double)> _terminations = new();
    readonly Counter<ProbeKind> _probes = new();
    readonly Counter<SchedulingReason> _scheduling = new();
    readonly Dictionary<string, (int Pods, int NotWell)> _nodes = new(StringComparer.Ordinal);
    Quantity _restarts = Quantity.Of(0);
    List<PodState> _worst = [];
    int _pods, _ready, _well, _terminating, _oomKilled, _imageErrors, _unbound;

    /// <summary>The pods of a scope, as they are read now or were a moment ago.</summary>
    public static Task<PodTally> ReadAsync(KubernetesSession session, CollectRequest request, PodScope scope, CancellationToken cancellationToken) =>
        session.RecentAsync(request.Words(), async () =>
        {
            var tally = new PodTally();
            await foreach (var pod in scope.PodsAsync(session, cancellationToken)) tally.Add(PodReading.Read(pod));
            return tally;
        });

    public void Add(PodState pod)
    {
        _pods++;
        if (pod.Ready) _ready++;
        if (PodTroubles.IsWell(pod)) _well++;
        if (pod.Terminating) _terminating++;
        if (pod.OomKilled) _oomKilled++;
        if (pod.Containers.Any(c => c.WaitingReason is { } reason && PodTroubles.IsOfImage(reason))) _imageErrors++;
        _restarts = Amounts.Sum([_restarts, pod.Restarts]);
        _phases.Add(pod.Phase);
        _troubles.Add(pod.Trouble);
        if (pod.Scheduling is { } scheduling) _scheduling.Add(scheduling);
        foreach (var container in pod.Containers) Add(container);
        if (pod.Node is not { } node) _unbound++;
        else _nodes[node] = _nodes.GetValueOrDefault(node) is var n && PodTroubles.IsWell(pod) ? (n.Pods + 1, n.NotWell) : (n.Pods + 1, n.NotWell + 1);
        _worst.Add(pod);
        if (_worst.Count >= SortAt) _worst = [.. Worst()];
    }

    /// <summary>The worst ten, the worst first.</summary>
    public IReadOnlyList<PodState> Worst() => [.. _worst.WorstFirst().Take(MaximumNamed)];

    public bool IsEmpty => _pods == 0;

    /// <param name="inNamespace">The namespace.</param>
    /// <param name="workload">The workload; null for pods that belong to none.</param>
    public PodSummary Describe(string inNamespace, Workload? workload) => new(
        inNamespace,
        workload?.Kind,
        workload?.Name,
        workload is null ? null : Amounts.Count(workload.Desired),
        Quantity.Of(_pods),
        Quantity.Of(_ready),
        Quantity.Of(_pods - _well),
        _restarts,
        Quantity.Of(_oomKilled),
        Quantity.Of(_imageErrors),
        Quantity.Of(_terminating),
        Quantity.Of(_unbound),
        [.. _phases.Sorted.Select(c => new PhaseCount(c.Key, c.Count))],
        [.. _troubles.Sorted.Where(c => c.Key != PodTrouble.None).Select(c => new TroubleCount(c.Key, c.Count))],
        [.. _waiting.Sorted.Select(c => new WaitingCount(c.Key, c.Count))],
        [.. _terminations.Sorted.Select(c => new TerminationCount(c.Key.Item1, Quantity.Of(c.Key.Item2), c.Count))],
        [.. _probes.Sorted.Select(c => new ProbeCount(c.Key, c.Count))],
        [.. _scheduling.Sorted.Select(c => new SchedulingCount(c.Key, c.Count))],
        Quantity.Of(_nodes.Count),
        [.. Nodes().Take(MaximumNodes).Select(n => new NodePods(n.Key, Quantity.Of(n.Value.Pods), Quantity.Of(n.Value.NotWell)))]);

    /// <summary>The nodes of the pods: those with most pods that are not well first, then those with most.</summary>
    public IEnumerable<KeyValuePair<string, (int Pods, int NotWell)>> Nodes() => _nodes
        .OrderByDescending(n => n.Value.NotWell).ThenByDescending(n => n.Value.Pods).ThenBy(n => n.Key, StringComparer.Ordinal);

    void Add(PodContainer container)
    {
        if (container.WaitingReason is { } waiting) _waiting.Add(waiting);
        if (container.LastTerminationReason is { } reason && container.LastExitCode is { } code) _terminations.Add((reason, code.Number));
        if (container.FailingProbe is { } probe) _probes.Add(probe);
    }
}
