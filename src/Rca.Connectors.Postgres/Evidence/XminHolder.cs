using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Postgres.Evidence;

/// <summary>The oldest holder of one kind.</summary>
sealed record XminHolder(
    [Operational("What it is.")] XminHolderKind Kind,
    [Operational("How many transactions ago it began; not reported where there is none.", Unit = "ids")] Quantity Age,
    [Operational("Age of the oldest transaction of this kind, which may be another one; a slot and a standby do not say.", Unit = "s")] Quantity Seconds);
