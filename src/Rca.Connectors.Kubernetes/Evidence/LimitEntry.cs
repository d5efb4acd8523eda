using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Evidence;

public sealed record LimitEntry(
    [Operational("What it holds for.")] LimitKind Kind,
    [Operational("What is limited; CPU in cores, memory and storage in bytes.")] QuotaResource Resource,
    [Operational("The least that may be asked for.")] Quantity Minimum,
    [Operational("The most that may be asked for.")] Quantity Maximum,
    [Operational("The limit of a container that names none.")] Quantity DefaultLimit,
    [Operational("The request of a container that names none.")] Quantity DefaultRequest);
