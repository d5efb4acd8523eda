using k8s.Models;
using Rca.Connectors.Kubernetes.Evidence;
using static Rca.Connectors.Kubernetes.Capabilities.Rollouts.TemplateSettings;
using static Rca.Connectors.Kubernetes.Evidence.TemplateSetting;

namespace Rca.Connectors.Kubernetes.Capabilities.Rollouts;

static class SecuritySettings
{
    public static IEnumerable<Setting> Of(V1PodSecurityContext? context) => context is null ? [] :
    [
        new(null, RunAsUser, null, Number(context.RunAsUser)),
        new(null, RunAsGroup, null, Number(context.RunAsGroup)),
        new(null, FsGroup, null, Number(context.FsGroup)),
        new(null, RunAsNonRoot, null, Flag(context.RunAsNonRoot)),
        new(null, TemplateSetting.SeccompProfile, null, Word(context.SeccompProfile?.Type)),
    ];

    public static IEnumerable<Setting> Of(string container, V1SecurityContext? context) => context is null ? [] :
    [
        new(container, RunAsUser, null, Number(context.RunAsUser)),
        new(container, RunAsGroup, null, Number(context.RunAsGroup)),
        new(container, RunAsNonRoot, null, Flag(context.RunAsNonRoot)),
        new(container, Privileged, null, Flag(context.Privileged)),
        new(container, PrivilegeEscalation, null, Flag(context.AllowPrivilegeEscalation)),
        new(container, ReadOnlyRootFilesystem, null, Flag(context.ReadOnlyRootFilesystem)),
        new(container, TemplateSetting.SeccompProfile, null, Word(context.SeccompProfile?.Type)),
        .. (context.Capabilities?.Add ?? []).Select(c => new Setting(container, CapabilityAdded, c, Number(1))),
        .. (context.Capabilities?.Drop ?? []).Select(c => new Setting(container, CapabilityDropped, c, Number(1))),
    ];
}
