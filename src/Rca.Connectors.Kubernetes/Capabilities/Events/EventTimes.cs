using k8s.Models;
using Rca.Connectors.Kubernetes.Capabilities.Reading;

namespace Rca.Connectors.Kubernetes.Capabilities.Events;

/// <summary>When an event happened and how often. Which fields are set depends on the API that it was written through.</summary>
readonly record struct EventTimes(DateTimeOffset? First, DateTimeOffset? Last, int Count)
{
    public static EventTimes Of(Corev1Event e)
    {
        var last = Times.Of(e.Series?.LastObservedTime) ?? Times.Of(e.LastTimestamp) ?? Times.Of(e.EventTime) ?? Times.Of(e.FirstTimestamp)
            ?? Times.Of(e.Metadata?.CreationTimestamp);
        var first = Times.Of(e.FirstTimestamp) ?? Times.Of(e.EventTime) ?? Times.Of(e.Metadata?.CreationTimestamp);
        // An event without a count is one occurrence.
        return new EventTimes(first < last ? first : last, last, Math.Max(1, e.Series?.Count ?? e.Count ?? 1));
    }
}
