using Rca.Connectors.Kubernetes.Evidence;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Capabilities.Events;

/// <summary>Whether the server still keeps the events of a window.</summary>
static class EventRetention
{
    /// <summary>What is said of a window that begins before the oldest event that the server still keeps; null for one that does not.</summary>
    /// <exception cref="SourceFailureException">All of the window lies before it.</exception>
    public static EventHorizon? Check(Window window, TimeSpan? retention, TimeProvider clock)
    {
        var keptSince = clock.GetUtcNow() - (retention ?? KubernetesOptions.DefaultEventRetention);
        if (window.To < keptSince)
            throw new SourceFailureException(Outcome.Expired, "before-retention", "the window ends before the oldest event that the server still keeps");
        return window.From < keptSince ? new EventHorizon(keptSince, Assumed: retention is null) : null;
    }
}
