using Rca.Core.Collecting;

namespace Rca.Connectors.Postgres.Evidence;

/// <summary>The statements that took most time since their statistics were reset, which says nothing yet about now.</summary>
[Evidence("postgres.statements/1")]
sealed record TopStatements(
    IReadOnlyList<StatementCost> Statements,
    [Operational("Whether there are more than are listed.")] bool Cut,
    [Operational("Whether the role may see which statements of others these are.")] bool CanReadAllStats);
