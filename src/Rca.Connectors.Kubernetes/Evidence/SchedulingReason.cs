namespace Rca.Connectors.Kubernetes.Evidence;

public enum SchedulingReason
{
    Unschedulable,
    SchedulingGated,
    SchedulerError,
    Other,
}
