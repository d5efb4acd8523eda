using k8s.Models;
using Rca.Connectors.Kubernetes.Evidence;
using static Rca.Connectors.Kubernetes.Evidence.TemplateSetting;

namespace Rca.Connectors.Kubernetes.Capabilities.Rollouts;

/// <summary>What a pod template sets beside images, commands, environment and the usual resources.</summary>
static class TemplateSettings
{
    // Made from the rest of the template, so it changes with every change.
    static readonly string[] Hashes = ["pod-template-hash", "controller-revision-hash", "pod-template-generation"];

    public static IEnumerable<Setting> Of(V1PodTemplateSpec template, Func<string, string, string> digest)
    {
        foreach (var (name, value) in template.Metadata?.Labels ?? new Dictionary<string, string>())
            if (!Hashes.Contains(name, StringComparer.Ordinal)) yield return new Setting(null, Label, name, new(Name: value));
        foreach (var (name, value) in template.Metadata?.Annotations ?? new Dictionary<string, string>())
            if (value is not null) yield return new Setting(null, Annotation, name, new(Digest: digest($"annotation/{name}", value)));
        if (template.Spec is not { } spec) yield break;
        foreach (var setting in OfPod(spec).Concat(SecuritySettings.Of(spec.SecurityContext)))
            if (setting.Value != new SettingValue()) yield return setting;
        foreach (var container in (spec.InitContainers ?? []).Concat(spec.Containers ?? []))
            foreach (var setting in OfContainer(container, digest).Concat(SecuritySettings.Of(container.Name, container.SecurityContext)))
                if (setting.Value != new SettingValue()) yield return setting;
    }

    internal static SettingValue Flag(bool? flag) => new(flag is { } set ? (set ? 1 : 0) : null);

    internal static SettingValue Number(double? number) => new(number);

    internal static SettingValue Word(string? name) => new(Name: name);

    static IEnumerable<Setting> OfPod(V1PodSpec spec) =>
    [
        new(null, ServiceAccount, null, Word(spec.ServiceAccountName)),
        new(null, ServiceAccountTokenMounted, null, Flag(spec.AutomountServiceAccountToken)),
        new(null, PriorityClass, null, Word(spec.PriorityClassName)),
        new(null, RuntimeClass, null, Word(spec.RuntimeClassName)),
        new(null, HostNetwork, null, Flag(spec.HostNetwork)),
        new(null, HostPid, null, Flag(spec.HostPID)),
        new(null, TerminationGrace, null, Number(spec.TerminationGracePeriodSeconds)),
        .. (spec.NodeSelector ?? new Dictionary<string, string>()).Select(n => new Setting(null, NodeSelector, n.Key, Word(n.Value))),
        .. (spec.Volumes ?? []).Select(v => new Setting(null, Volume, v.Name, Word(VolumeName.Of(v)))),
    ];

    static IEnumerable<Setting> OfContainer(V1Container c, Func<string, string, string> digest) =>
    [
        new(c.Name, TemplateSetting.ImagePullPolicy, null, Word(c.ImagePullPolicy)),
        .. (c.VolumeMounts ?? []).Select(m => new Setting(c.Name, VolumeMount, m.Name,
            Word($"{m.MountPath}{(m.SubPath is null ? "" : $":{m.SubPath}")}{(m.ReadOnlyProperty == true ? ":ro" : "")}"))),
        .. (c.EnvFrom ?? []).Select(e => new Setting(c.Name, EnvironmentFrom,
            $"{e.Prefix}{(e.SecretRef is null ? "configmap" : "secret")}/{e.ConfigMapRef?.Name ?? e.SecretRef?.Name}", Number(1))),
        .. (c.Ports ?? []).Select(p => new Setting(c.Name, Port, p.Name ?? $"{p.ContainerPort}", Number(p.ContainerPort))),
        .. Amounts(c, ResourceRequest, c.Resources?.Requests),
        .. Amounts(c, ResourceLimit, c.Resources?.Limits),
        .. Probe(c, LivenessProbe, c.LivenessProbe, digest),
        .. Probe(c, ReadinessProbe, c.ReadinessProbe, digest),
        .. Probe(c, StartupProbe, c.StartupProbe, digest),
    ];

    // CPU and memory have a list of their own.
    static IEnumerable<Setting> Amounts(V1Container container, TemplateSetting what, IDictionary<string, ResourceQuantity>? amounts) =>
        (amounts ?? new Dictionary<string, ResourceQuantity>()).Where(a => a.Key is not ("cpu" or "memory") && a.Value is not null)
            .Select(a => new Setting(container.Name, what, a.Key, Number(a.Value.ToDouble())));

    static IEnumerable<Setting> Probe(V1Container container, TemplateSetting what, V1Probe? probe, Func<string, string, string> digest) => probe is null ? [] :
    [
        new(container.Name, what, "initial-delay", Number(probe.InitialDelaySeconds)),
        new(container.Name, what, "period", Number(probe.PeriodSeconds)),
        new(container.Name, what, "timeout", Number(probe.TimeoutSeconds)),
        new(container.Name, what, "failure-threshold", Number(probe.FailureThreshold)),
        new(container.Name, what, "success-threshold", Number(probe.SuccessThreshold)),
        probe switch
        {
            { HttpGet: { } http } =>
                new(container.Name, what, "http", new(Digest: digest($"{container.Name}/{what}", $"{http.Scheme} {http.Port?.Value} {http.Path}"))),
            { TcpSocket: { } tcp } => new(container.Name, what, "tcp", Word(tcp.Port?.Value)),
            { Grpc: { } grpc } => new(container.Name, what, "grpc", Word($"{grpc.Port}")),
            { Exec: { } exec } => new(container.Name, what, "exec", new(Digest: digest($"{container.Name}/{what}", string.Join('\0', exec.Command ?? [])))),
            _ => new(container.Name, what, "none", Number(1)),
        },
    ];
}
