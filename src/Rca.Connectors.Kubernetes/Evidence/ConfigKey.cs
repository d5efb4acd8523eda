using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Evidence;

/// <summary>A key of a ConfigMap. Of its value there is a keyed digest at most.</summary>
public sealed record ConfigKey(
    [Identifier("The key.")] string Name,
    [Operational("How its value compares with what earlier collections saw.")] ValueChange Change,
    [Operational("The keyed digest of its value.")] string? Digest,
    [Operational("When this value was first seen.")] DateTimeOffset? SeenSince,
    [Operational("The keyed digest of the value before.")] string? DigestBefore,
    [Operational("When the value before was last seen: the change was between then and when this value was first seen.")] DateTimeOffset? SeenBefore);
