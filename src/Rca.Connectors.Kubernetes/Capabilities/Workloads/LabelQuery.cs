using k8s.Models;

namespace Rca.Connectors.Kubernetes.Capabilities.Workloads;

static class LabelQuery
{
    /// <summary>An object's own selector as a query has it.</summary>
    public static string Of(V1LabelSelector selector)
    {
        var labels = (selector.MatchLabels ?? new Dictionary<string, string>()).OrderBy(l => l.Key, StringComparer.Ordinal).Select(l => $"{l.Key}={l.Value}");
        var expressions = (selector.MatchExpressions ?? []).Select(e => e.OperatorProperty switch
        {
            "In" => $"{e.Key} in ({string.Join(',', e.Values)})",
            "NotIn" => $"{e.Key} notin ({string.Join(',', e.Values)})",
            "Exists" => e.Key,
            "DoesNotExist" => $"!{e.Key}",
            _ => throw KubernetesFailures.Malformed(),
        });
        return string.Join(',', labels.Concat(expressions));
    }
}
