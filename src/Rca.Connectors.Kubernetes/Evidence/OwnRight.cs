using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Evidence;

public sealed record OwnRight(
    [Operational("The verb.")] RightVerb Verb,
    [Operational("The resource.")] RightResource Resource,
    [Operational("Whether it is held.")] RightState State);
