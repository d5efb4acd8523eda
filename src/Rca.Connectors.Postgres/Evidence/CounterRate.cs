using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Postgres.Evidence;

/// <summary>A counter of the server, how fast it grows now, and how fast it grew on the average.</summary>
sealed record CounterRate(
    [Operational("The counter itself, since its statistics were reset.")] Quantity Total,
    [Operational("Its growth between the two readings.", Unit = "1/s")] Quantity PerSecond,
    [Operational("Its average growth since its statistics were reset or the server started: weak, for a clean restart keeps the counter.", Unit = "1/s")]
    Quantity WeakLifetimePerSecond,
    [Operational("How many times the average it grows now: as weak as the average.")] Quantity WeakRatioToLifetime);
