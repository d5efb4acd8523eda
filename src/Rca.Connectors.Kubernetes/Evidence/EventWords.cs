using Rca.Contracts;

namespace Rca.Connectors.Kubernetes.Evidence;

/// <summary>What an event says on the timeline. What happens all the time, such as a pod being pulled or started, says nothing there.</summary>
static class EventWords
{
    public static TimelineWord? Of(EventReason reason, EventType type) => reason switch
    {
        EventReason.ScalingReplicaSet or EventReason.SuccessfulRescale or EventReason.TriggeredScaleUp => TimelineWord.Scaled,
        EventReason.RegisteredNode or EventReason.RemovingNode or EventReason.DeletingNode => TimelineWord.Scaled,
        EventReason.DeploymentRollback => TimelineWord.RolledOut,
        EventReason.OomKilling or EventReason.SystemOom => TimelineWord.Crashed,
        EventReason.Rebooted => TimelineWord.Restarted,
        EventReason.Evicted or EventReason.Preempted or EventReason.Preempting or EventReason.TaintManagerEviction or EventReason.DeletingAllPods => TimelineWord.Evicted,
        EventReason.FailedScheduling or EventReason.NotTriggerScaleUp or EventReason.WaitForFirstConsumer => TimelineWord.Waited,
        EventReason.NodeHasInsufficientMemory or EventReason.NodeHasDiskPressure or EventReason.EvictionThresholdMet => TimelineWord.Saturated,
        EventReason.NodeNotReady or EventReason.Shutdown => TimelineWord.Failed,
        EventReason.BackOff or EventReason.Unhealthy or EventReason.ProbeError or EventReason.Failed or EventReason.FailedCreate or EventReason.FailedMount => TimelineWord.Failed,
        EventReason.FailedAttachVolume or EventReason.FailedCreatePodSandBox or EventReason.ProvisioningFailed or EventReason.ProgressDeadlineExceeded => TimelineWord.Failed,
        EventReason.BackoffLimitExceeded or EventReason.DeadlineExceeded or EventReason.ErrImageNeverPull or EventReason.ReplicaSetCreateError => TimelineWord.Failed,
        _ => type is EventType.Warning ? TimelineWord.Warned : null,
    };
}
