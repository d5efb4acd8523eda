namespace Rca.Connectors.Kubernetes.Evidence;

/// <summary>What is wrong with a pod, the worst first.</summary>
public enum PodTrouble
{
    OomKilled,
    CrashLoop,
    Image,
    CannotStart,
    Failed,
    Unschedulable,
    Probe,
    NotReady,
    Terminating,
    Restarted,
    None,
}
