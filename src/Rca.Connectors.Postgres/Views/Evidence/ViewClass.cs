namespace Rca.Connectors.Postgres.Views.Evidence;

/// <summary>The rules that a view is held to.</summary>
enum ViewClass
{
    /// <summary>Groups, each with its row_count, none under the least size.</summary>
    Aggregate,

    /// <summary>One row over the history table of a migration tool: no persons in it, so no least size.</summary>
    Migration,
}
