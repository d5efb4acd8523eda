using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Evidence;

public sealed record AutoscalerCondition(
    [Operational("What it is about.")] AutoscalerConditionType Type,
    [Operational("Whether it holds.")] ConditionStatus Status,
    [Operational("Why.")] AutoscalerConditionReason? Reason,
    [Operational("Since when.")] DateTimeOffset? Since);
