using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Evidence;

/// <summary>Something else of the template that changed. What one of the revisions does not have is absent.</summary>
public sealed record SettingChange(
    [Identifier("The container; absent for the pod as a whole.")] string? Container,
    [Operational("What changed.")] TemplateSetting Setting,
    [Identifier("Which one, where there are several: the name of a volume, a label, a resource.")] string? Name,
    [Operational("The number in the compared revision; 1 for yes and 0 for no; seconds, bytes, cores.")] Quantity? FromNumber,
    [Operational("The number in this revision.")] Quantity? ToNumber,
    [Identifier("The name in the compared revision.")] string? FromName,
    [Identifier("The name in this revision.")] string? ToName,
    [Operational("The keyed digest of a text in the compared revision.")] string? FromDigest,
    [Operational("The keyed digest of a text in this revision.")] string? ToDigest);
