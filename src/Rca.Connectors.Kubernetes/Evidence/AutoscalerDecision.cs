using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Evidence;

public sealed record AutoscalerDecision(
    [Operational("What the autoscaler did, or why it could not.")] EventReason Reason,
    [Operational("How often in the window; at most, when counting began before it.")] Quantity Count,
    [Operational("When first, as far as the server still knows.")] DateTimeOffset? FirstAt,
    [Operational("When last.")] DateTimeOffset? LastAt,
    [FreeText("What it says, the newest first.")] IReadOnlyList<string> Messages);
