using Rca.Connectors.Kubernetes.Evidence;
using Rca.Contracts;

namespace Rca.Connectors.Kubernetes.Capabilities.Rollouts;

/// <summary>What differs between the templates of two revisions.</summary>
sealed record PodTemplateChanges(
    IReadOnlyList<ImageChange> Images,
    IReadOnlyList<ResourceChange> Resources,
    IReadOnlyList<EnvironmentChange> Environment,
    IReadOnlyList<CommandChange> Commands,
    IReadOnlyList<SettingChange> Settings,
    IReadOnlyList<string> Added,
    IReadOnlyList<string> Removed,
    bool Other)
{
    public static PodTemplateChanges Between(TemplateReading? before, TemplateReading now)
    {
        if (before is null) return new PodTemplateChanges([], [], [], [], [], [], [], Other: false);
        var pairs = before.Containers.Join(now.Containers, c => c.Key, c => c.Key, (b, n) => (Before: b, Now: n)).ToList();
        var shown = pairs.Select(p => (Before: p.Before.Evidence, Now: p.Now.Evidence)).ToList();
        var changes = new PodTemplateChanges(
            [.. shown.Where(p => p.Before.Image != p.Now.Image)
                .Select(p => new ImageChange(p.Now.Name, p.Before.Image, p.Now.Image, p.Before.ImageTag, p.Now.ImageTag))],
            [.. shown.SelectMany(p => CompareResources(p.Before, p.Now))],
            [.. pairs.Select(p => EnvironmentChanges.Between(p.Before, p.Now)).OfType<EnvironmentChange>()],
            [.. pairs.Where(p => p.Before.Command != p.Now.Command).Select(p => new CommandChange(p.Now.Evidence.Name, p.Before.Command, p.Now.Command))],
            [.. SettingChanges.Between(before.Settings, now.Settings)],
            [.. now.Containers.ExceptBy(before.Containers.Select(c => c.Key), c => c.Key).Select(c => c.Evidence.Name)],
            [.. before.Containers.ExceptBy(now.Containers.Select(c => c.Key), c => c.Key).Select(c => c.Evidence.Name)],
            Other: false);
        return changes with { Other = changes.IsNone && before.Digest != now.Digest };
    }

    bool IsNone => Images.Count + Resources.Count + Environment.Count + Commands.Count + Settings.Count + Added.Count + Removed.Count == 0;

    static IEnumerable<ResourceChange> CompareResources(TemplateContainer before, TemplateContainer now) =>
        new (ResourceName Name, Quantity From, Quantity To)[]
        {
            (ResourceName.CpuRequest, before.CpuRequest, now.CpuRequest),
            (ResourceName.CpuLimit, before.CpuLimit, now.CpuLimit),
            (ResourceName.MemoryRequest, before.MemoryRequest, now.MemoryRequest),
            (ResourceName.MemoryLimit, before.MemoryLimit, now.MemoryLimit),
        }.Where(r => r.From != r.To).Select(r => new ResourceChange(now.Name, r.Name, r.From, r.To));
}
