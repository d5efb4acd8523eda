using Rca.Core.Configuration;

namespace Rca.Connectors.Kubernetes;

/// <summary>How to reach the API server, and how long it keeps events.</summary>
sealed record KubernetesOptions(KubernetesAccess Access, TimeSpan? EventRetention)
{
    /// <summary>kube-apiserver's own default of <c>--event-ttl</c>.</summary>
    public static readonly TimeSpan DefaultEventRetention = TimeSpan.FromHours(1);

    static readonly TimeSpan ShortestRetention = TimeSpan.FromMinutes(1);
    static readonly TimeSpan LongestRetention = TimeSpan.FromHours(999);

    public static KubernetesOptions Read(ConfigSection section)
    {
        TimeSpan? retention = section.Has("eventRetention")
            ? section.Duration("eventRetention", DefaultEventRetention, ShortestRetention, LongestRetention)
            : null;
        return new KubernetesOptions(ReadAccess(section), retention);
    }

    static KubernetesAccess ReadAccess(ConfigSection section)
    {
        var (kubeconfig, context, address) = (section.Text("kubeconfig"), section.Text("context"), section.Text("address"));
        var inCluster = section.Choice("inCluster", "false", "true", "false") is "true";
        var ways = (kubeconfig is null ? 0 : 1) + (address is null ? 0 : 1) + (inCluster ? 1 : 0);
        if (ways != 1) section.Report("kubeconfig", $"found {ways} of kubeconfig, inCluster: true and address, expected exactly one");
        if (context is not null && kubeconfig is null) section.Report("context", "found without kubeconfig: a context is one of a kubeconfig file");
        var access = new KubernetesAccess(kubeconfig is null ? null : Path.Combine(section.BaseDirectory, kubeconfig), context, inCluster, address);
        if (ways == 1 && access.Problem() is { } problem) section.Report(kubeconfig is not null ? "kubeconfig" : address is not null ? "address" : "inCluster", problem);
        return access;
    }
}
