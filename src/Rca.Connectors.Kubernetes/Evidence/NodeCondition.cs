using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Evidence;

public sealed record NodeCondition(
    [Operational("What it is about.")] NodeConditionType Type,
    [Operational("Whether it holds.")] ConditionStatus Status,
    [Operational("Since when.")] DateTimeOffset? Since,
    [Operational("Whether it changed in the window.")] bool ChangedInWindow);
