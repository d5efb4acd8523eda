using Rca.Connectors.Kubernetes.Evidence;
using Rca.Contracts;

namespace Rca.Connectors.Kubernetes.Capabilities;

/// <summary>What differs between the containers of two revisions.</summary>
sealed record PodTemplateChanges(
    IReadOnlyList<ImageChange> Images,
    IReadOnlyList<ResourceChange> Resources,
    IReadOnlyList<EnvironmentChange> Environment,
    IReadOnlyList<string> Added,
    IReadOnlyList<string> Removed)
{
    public static PodTemplateChanges Between(IReadOnlyList<TemplateContainer>? before, IReadOnlyList<TemplateContainer> now)
    {
        if (before is null) return new PodTemplateChanges([], [], [], [], []);
        var pairs = before.Join(now, Key, Key, (b, n) => (Before: b, Now: n)).ToList();
        return new PodTemplateChanges(
            [.. pairs.Where(p => p.Before.Image != p.Now.Image).Select(p => new ImageChange(p.Now.Name, p.Before.Image, p.Now.Image, p.Before.ImageTag, p.Now.ImageTag))],
            [.. pairs.SelectMany(p => CompareResources(p.Before, p.Now))],
            [.. pairs.Select(p => CompareEnvironment(p.Before, p.Now)).Where(e => e.Added.Count + e.Removed.Count > 0)],
            [.. now.ExceptBy(before.Select(Key), Key).Select(c => c.Name)],
            [.. before.ExceptBy(now.Select(Key), Key).Select(c => c.Name)]);
    }

    static (bool, string) Key(TemplateContainer container) => (container.Init, container.Name);

    static IEnumerable<ResourceChange> CompareResources(TemplateContainer before, TemplateContainer now) =>
        new (ResourceName Name, Quantity From, Quantity To)[]
        {
            (ResourceName.CpuRequest, before.CpuRequest, now.CpuRequest),
            (ResourceName.CpuLimit, before.CpuLimit, now.CpuLimit),
            (ResourceName.MemoryRequest, before.MemoryRequest, now.MemoryRequest),
            (ResourceName.MemoryLimit, before.MemoryLimit, now.MemoryLimit),
        }.Where(r => r.From != r.To).Select(r => new ResourceChange(now.Name, r.Name, r.From, r.To));

    static EnvironmentChange CompareEnvironment(TemplateContainer before, TemplateContainer now) => new(
        now.Name,
        [.. now.EnvironmentNames.Except(before.EnvironmentNames, StringComparer.Ordinal)],
        [.. before.EnvironmentNames.Except(now.EnvironmentNames, StringComparer.Ordinal)]);
}
