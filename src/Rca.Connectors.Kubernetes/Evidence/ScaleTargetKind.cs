namespace Rca.Connectors.Kubernetes.Evidence;

public enum ScaleTargetKind
{
    Deployment,
    StatefulSet,
    DaemonSet,
    ReplicaSet,
    Job,
    CronJob,
    ReplicationController,
    Other,
}
