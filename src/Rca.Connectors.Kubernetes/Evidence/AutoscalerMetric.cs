using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Evidence;

public sealed record AutoscalerMetric(
    [Operational("Where it comes from.")] MetricKind Kind,
    [Operational("Which resource it is, where it is one.")] MetricResource? Resource,
    [Identifier("Its name, where it is no resource.")] string? Name,
    [Operational("The utilisation that it has.", Unit = "%")] Quantity CurrentUtilization,
    [Operational("The utilisation that it is held at.", Unit = "%")] Quantity TargetUtilization,
    [Operational("The value that it has, an average or as a whole.")] Quantity CurrentValue,
    [Operational("The value that it is held at, an average or as a whole.")] Quantity TargetValue);
