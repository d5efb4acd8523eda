using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Evidence;

public sealed record PodContainer(
    [Identifier("Its name.")] string Name,
    [Operational("Whether it runs before the others and ends.")] bool Init,
    [Identifier("Its image as the node names it.")] string Image,
    [Operational("Whether it is ready.")] bool Ready,
    [Operational("How often it was restarted.")] Quantity Restarts,
    [Operational("What it does now.")] ContainerState State,
    [Operational("Why it waits, if it does.")] WaitingReason? WaitingReason,
    [Operational("Why it last ended, if it did.")] TerminationReason? LastTerminationReason,
    [Operational("With which exit code.")] Quantity? LastExitCode,
    [Operational("When.")] DateTimeOffset? LastTerminatedAt,
    [Operational("The probe that it does not pass while it runs.")] ProbeKind? FailingProbe);
