using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Evidence;

/// <summary>
/// A variable that both revisions have, with another value. The values are not here: a digest is the same for the same value of the same variable.
/// </summary>
public sealed record EnvironmentValueChange(
    [Identifier("The variable.")] string Name,
    [Operational("Where its value came from.")] EnvironmentSource From,
    [Operational("Where its value comes from.")] EnvironmentSource To,
    [Identifier("The ConfigMap or Secret and its key that it came from, as name/key.")] string? FromReference,
    [Identifier("The ConfigMap or Secret and its key that it comes from.")] string? ToReference,
    [Operational("The keyed digest of the value before.")] string? FromDigest,
    [Operational("The keyed digest of the value now.")] string? ToDigest);
