using Npgsql;
using Rca.Connectors.Postgres.Views.Evidence;
using Rca.Core.Collecting;

namespace Rca.Connectors.Postgres.Views;

/// <summary>Rows of view_lint.sql.</summary>
static class ViewFindings
{
    /// <summary>The rules of this version: it changes with view_lint.sql.</summary>
    public const int Version = 1;

    static readonly Dictionary<string, ViewRule> Rules = Enum.GetValues<ViewRule>().ToDictionary(rule => rule.ToString()[..3], StringComparer.Ordinal);

    /// <summary>Null for the row that only says that the lint came to its end.</summary>
    public static ViewFinding? Read(NpgsqlDataReader row) => row.IsDBNull(0)
        ? null
        : new ViewFinding(
            Rules[row.GetString(0)],
            ClosedWord.Of(row.IsDBNull(1) ? null : row.GetString(1), ViewFunction.Other, ViewFunction.None),
            row.IsDBNull(2) ? null : row.GetFieldValue<uint>(2));
}
