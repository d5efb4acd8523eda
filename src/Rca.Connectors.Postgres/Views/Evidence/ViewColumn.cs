using Rca.Core.Collecting;

namespace Rca.Connectors.Postgres.Views.Evidence;

/// <summary>One column of a view that was read.</summary>
sealed record ViewColumn(
    [Identifier("Its name.")] string Name,
    [Operational("What its values are.")] ViewColumnType Type);
