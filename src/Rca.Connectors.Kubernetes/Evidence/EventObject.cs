namespace Rca.Connectors.Kubernetes.Evidence;

public enum EventObject
{
    Deployment,
    ReplicaSet,
    Pod,
    StatefulSet,
    DaemonSet,
    Job,
    CronJob,
    HorizontalPodAutoscaler,
    Service,
    Endpoints,
    Ingress,
    PersistentVolumeClaim,
    PersistentVolume,
    PodDisruptionBudget,
    ConfigMap,
    Node,
    Namespace,
    Other,
}
