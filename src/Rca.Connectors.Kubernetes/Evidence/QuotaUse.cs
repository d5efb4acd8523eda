using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Evidence;

public sealed record QuotaUse(
    [Operational("What is limited; CPU in cores, memory and storage in bytes.")] QuotaResource Resource,
    [Identifier("What is limited in the cluster's word, where it is none of the known.")] string? OtherResource,
    [Operational("What is used.")] Quantity Used,
    [Operational("What may be.")] Quantity Hard,
    [Operational("Used by allowed.")] Quantity Ratio,
    [Operational("Whether nothing more may be used.")] bool Reached);
