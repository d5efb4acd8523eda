using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Postgres.Views.Evidence;

/// <summary>One value, in the field of its column's type; a number that is unknown where there is none of that type.</summary>
sealed record ViewValue(
    [Operational("A number, or why there is no value.")] Quantity? Number,
    [Operational("A truth value.")] bool? Flag,
    [Operational("A time.")] DateTimeOffset? Time);
