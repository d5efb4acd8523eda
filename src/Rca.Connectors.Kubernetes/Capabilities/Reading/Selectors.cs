using k8s.Models;

namespace Rca.Connectors.Kubernetes.Capabilities.Reading;

/// <summary>Whether a selector selects pods with given labels.</summary>
static class Selectors
{
    /// <summary>A label selector without anything in it selects everything, one that is absent nothing.</summary>
    public static bool Selects(V1LabelSelector? selector, IDictionary<string, string>? labels) =>
        selector is not null
        && (selector.MatchLabels ?? new Dictionary<string, string>()).All(l => Has(labels, l.Key, l.Value))
        && (selector.MatchExpressions ?? []).All(e => Holds(e, labels));

    /// <summary>A Service's selector; without anything in it selects nothing.</summary>
    public static bool Selects(IDictionary<string, string>? selector, IDictionary<string, string>? labels) =>
        selector is { Count: > 0 } && selector.All(l => Has(labels, l.Key, l.Value));

    static bool Holds(V1LabelSelectorRequirement expression, IDictionary<string, string>? labels)
    {
        var value = labels is not null && labels.TryGetValue(expression.Key ?? "", out var found) ? found : null;
        var values = expression.Values ?? [];
        return expression.OperatorProperty switch
        {
            "In" => value is not null && values.Contains(value),
            "NotIn" => value is null || !values.Contains(value),
            "Exists" => value is not null,
            "DoesNotExist" => value is null,
            _ => false,
        };
    }

    static bool Has(IDictionary<string, string>? labels, string key, string value) =>
        labels is not null && labels.TryGetValue(key, out var found) && string.Equals(found, value, StringComparison.Ordinal);
}
