using System.Text.RegularExpressions;

namespace Rca.Connectors.Kubernetes.Capabilities;

/// <summary>Whether an object belongs to a workload, by its name: an event says no more, and the object may be gone.</summary>
sealed class WorkloadNames(string workload)
{
    // The alphabet of generated names has no vowels and no digits that look like letters, so `shop-payments` is not a ReplicaSet of `shop`.
    readonly Regex _generated = new(
        $@"\A{Regex.Escape(workload)}-[bcdfghjklmnpqrstvwxz2456789]{{1,10}}(-[bcdfghjklmnpqrstvwxz2456789]{{5}})?\z",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);

    readonly Regex _numbered = new($@"\A{Regex.Escape(workload)}-[0-9]{{1,6}}\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);

    public bool Has(string? kind, string? name) => name is not null && kind switch
    {
        "Pod" => _generated.IsMatch(name) || _numbered.IsMatch(name),
        "ReplicaSet" => _generated.IsMatch(name),
        _ => string.Equals(name, workload, StringComparison.Ordinal),
    };
}
