using k8s.Models;

namespace Rca.Connectors.Kubernetes.Capabilities.Rollouts;

static class VolumeName
{
    /// <summary>What a volume is of, and the object that it refers to.</summary>
    public static string Of(V1Volume volume) => volume switch
    {
        { ConfigMap: { } map } => $"configmap/{map.Name}",
        { Secret: { } secret } => $"secret/{secret.SecretName}",
        { PersistentVolumeClaim: { } claim } => $"persistentvolumeclaim/{claim.ClaimName}",
        { HostPath: { } host } => $"hostpath/{host.Path}",
        { Csi: { } csi } => $"csi/{csi.Driver}",
        { Nfs: { } nfs } => $"nfs/{nfs.Server}:{nfs.Path}",
        { Projected: { } projected } => $"projected/{string.Join('+', (projected.Sources ?? []).Select(s => s.ConfigMap?.Name ?? s.Secret?.Name ?? "other"))}",
        { EmptyDir: not null } => "emptydir",
        { DownwardAPI: not null } => "downwardapi",
        { Ephemeral: not null } => "ephemeral",
        _ => "other",
    };
}
