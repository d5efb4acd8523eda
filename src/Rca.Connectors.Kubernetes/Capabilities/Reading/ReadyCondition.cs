using System.Text.Json;
using Rca.Connectors.Kubernetes.Evidence;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Capabilities.Reading;

/// <summary>The condition that most operators give their objects.</summary>
readonly record struct ReadyCondition(ConditionStatus Status, string? Reason, string? Message, DateTimeOffset? Since)
{
    public static ReadyCondition Of(JsonElement status)
    {
        var condition = status.Items("conditions").FirstOrDefault(c => c.Text("type") is "Ready");
        return new ReadyCondition(ClosedWord.Of(condition.Text("status"), ConditionStatus.Unknown, ConditionStatus.Unknown),
            condition.Text("reason"), condition.Text("message"),
            condition.Time("lastTransitionTime"));
    }
}
