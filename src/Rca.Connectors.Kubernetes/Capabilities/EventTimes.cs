using k8s.Models;
using static Rca.Connectors.Kubernetes.Capabilities.WorkloadReading;

namespace Rca.Connectors.Kubernetes.Capabilities;

/// <summary>When an event happened and how often. Which fields are set depends on the API that it was written through.</summary>
readonly record struct EventTimes(DateTimeOffset? First, DateTimeOffset? Last, int Count)
{
    public static EventTimes Of(Corev1Event e)
    {
        var last = Time(e.Series?.LastObservedTime) ?? Time(e.LastTimestamp) ?? Time(e.EventTime) ?? Time(e.FirstTimestamp) ?? Time(e.Metadata?.CreationTimestamp);
        var first = Time(e.FirstTimestamp) ?? Time(e.EventTime) ?? Time(e.Metadata?.CreationTimestamp);
        // An event without a count is one occurrence.
        return new EventTimes(first < last ? first : last, last, Math.Max(1, e.Series?.Count ?? e.Count ?? 1));
    }
}
