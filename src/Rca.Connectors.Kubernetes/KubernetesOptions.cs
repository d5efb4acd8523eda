using Rca.Core.Collecting;
using Rca.Core.Configuration;
using Rca.Core.Configuration.Shape;

namespace Rca.Connectors.Kubernetes;

/// <summary>How to reach the API server, how long it keeps events, where operators are at home, and whether logs may be read.</summary>
sealed record KubernetesOptions(KubernetesAccess Access, TimeSpan? EventRetention, OperatorHomes Homes, bool Logs)
{
    /// <summary>kube-apiserver's own default of <c>--event-ttl</c>.</summary>
    public static readonly TimeSpan DefaultEventRetention = TimeSpan.FromHours(1);

    static readonly TextKey Kubeconfig = new("kubeconfig",
        "A kubeconfig file with a token or a client certificate; a relative path starts at the file's folder. Read anew at each use.");
    static readonly TextKey Context = new("context", "A context of the kubeconfig; without it, its current one.");
    static readonly FlagKey InCluster = new("inCluster", "Use the service account of the pod that this runs in.");
    static readonly TextKey Address = new("address", "kubectl proxy, such as http://127.0.0.1:8001; loopback only.");

    static readonly FlagKey AllowExec = new("allowExec",
        "Let the kubeconfig's user run its program for credentials (exec), at each use. Whoever can write the kubeconfig then decides what is run here.");

    static readonly DurationKey Retention = new(
        "eventRetention", "The API server's --event-ttl. Without it the default is assumed, and the evidence says so.",
        DefaultEventRetention, TimeSpan.FromMinutes(1), TimeSpan.FromHours(999));

    static readonly FlagKey LogsKey =
        new("logs", "Allow kubernetes.logs: the newest lines of the worst pods' containers. A log may hold anything; what leaves is redacted.");

    static readonly TextKey ArgoNamespace = new("argoNamespace", "The namespace that Argo CD is installed in.", OperatorHomes.Default.Argo);
    static readonly TextKey FluxNamespace = new("fluxNamespace", "The namespace that Flux is installed in.", OperatorHomes.Default.Flux);

    public static IReadOnlyList<ConfigKey> Keys { get; } =
        [Kubeconfig, InCluster, Address, Context, AllowExec, Retention, LogsKey, ArgoNamespace, FluxNamespace];

    public static KubernetesOptions Read(ConfigSection section)
    {
        TimeSpan? retention = section.Has(Retention.Name) ? Retention.Read(section) : null;
        var homes = new OperatorHomes(ReadHome(section, ArgoNamespace), ReadHome(section, FluxNamespace));
        return new KubernetesOptions(ReadAccess(section), retention, homes, LogsKey.Read(section));
    }

    static string ReadHome(ConfigSection section, TextKey key)
    {
        var name = key.Read(section) ?? key.Default!;
        if (!ScopeForm.DnsLabel.Accepts(name))
            section.Report(key.Name, $"found what is no name of a namespace, expected {ScopeForm.DnsLabel.Name}, such as {key.Default}");
        return name;
    }

    static KubernetesAccess ReadAccess(ConfigSection section)
    {
        var (kubeconfig, context, address) = (Kubeconfig.Read(section), Context.Read(section), Address.Read(section));
        var (inCluster, allowExec) = (InCluster.Read(section), AllowExec.Read(section));
        var ways = (kubeconfig is null ? 0 : 1) + (address is null ? 0 : 1) + (inCluster ? 1 : 0);
        if (ways != 1) section.Report(Kubeconfig.Name, $"found {ways} of kubeconfig, inCluster: true and address, expected exactly one");
        if (context is not null && kubeconfig is null)
            section.Report(Context.Name, "found without kubeconfig, expected beside one: a context is one of a kubeconfig file");
        if (allowExec && kubeconfig is null)
            section.Report(AllowExec.Name, "found without kubeconfig, expected beside one: exec is what a kubeconfig's user may have");
        var access = new KubernetesAccess(kubeconfig is null ? null : Path.Combine(section.BaseDirectory, kubeconfig), context, inCluster, address, allowExec);
        if (ways == 1 && access.Problem() is { } problem)
            section.Report((kubeconfig is not null ? Kubeconfig : address is not null ? Address : (ConfigKey)InCluster).Name,
                $"found a way that cannot be used: {problem}, expected one that can");
        return access;
    }
}
