using k8s.Models;
using Rca.Connectors.Kubernetes.Capabilities.Reading;
using Rca.Connectors.Kubernetes.Evidence;
using Rca.Contracts;
using ContainerState = Rca.Connectors.Kubernetes.Evidence.ContainerState;

namespace Rca.Connectors.Kubernetes.Capabilities.Pods;

/// <summary>What of a container's status is evidence.</summary>
static class ContainerReading
{
    public static PodContainer Read(V1ContainerStatus status, V1Container? spec, bool init)
    {
        var ended = status.LastState?.Terminated ?? status.State?.Terminated;
        var state = status.State switch
        {
            { Running: not null } => ContainerState.Running,
            { Waiting: not null } => ContainerState.Waiting,
            { Terminated: not null } => ContainerState.Terminated,
            _ => ContainerState.Unknown,
        };
        return new PodContainer(status.Name ?? "", init, status.Image ?? "", status.Ready, Amounts.Count(status.RestartCount), state,
            Words.OrNull(status.State?.Waiting?.Reason, WaitingReason.Other), Words.OrNull(ended?.Reason, TerminationReason.Other),
            ended is null ? null : Quantity.Of(ended.ExitCode), Times.Of(ended?.FinishedAt), FailingProbe(status, spec, state));
    }

    // The liveness probe is not here: a container that fails it is restarted, and an event says so.
    static ProbeKind? FailingProbe(V1ContainerStatus status, V1Container? spec, ContainerState state) => (state, spec) switch
    {
        (ContainerState.Running, { StartupProbe: not null }) when status.Started != true => ProbeKind.Startup,
        (ContainerState.Running, { ReadinessProbe: not null }) when !status.Ready => ProbeKind.Readiness,
        _ => null,
    };
}
