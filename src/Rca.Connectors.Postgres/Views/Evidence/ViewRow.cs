namespace Rca.Connectors.Postgres.Views.Evidence;

/// <summary>One row of a view, a value a column and in their order.</summary>
sealed record ViewRow(IReadOnlyList<ViewValue> Values);
