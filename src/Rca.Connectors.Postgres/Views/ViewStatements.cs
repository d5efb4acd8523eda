using Rca.Connectors.Postgres.Session;

namespace Rca.Connectors.Postgres.Views;

/// <summary>The statements that a view is chosen, linted and read with; the name of a view is in none of them.</summary>
static class ViewStatements
{
    public static SqlStatement Choose { get; } = SqlStatement.Whole("view_choose");

    public static SqlStatement Lock { get; } = SqlStatement.Whole("view_lock");

    public static SqlStatement Facts { get; } = SqlStatement.Whole("view_facts");

    public static SqlStatement Lint { get; } = SqlStatement.Whole("view_lint");

    public static SqlStatement Columns { get; } = SqlStatement.Whole("view_columns");

    public static SqlStatement Open { get; } = SqlStatement.Whole("view_open");

    /// <summary>Asked before the check, and without a function: on another path a function's name may be another's.</summary>
    public static SqlStatement Path { get; } = SqlStatement.Whole("view_path");

    public static SqlStatement Check { get; } = SqlStatement.Whole("view_check");

    public static SqlStatement Fetch { get; } = SqlStatement.Whole("view_fetch");

    public static IReadOnlyList<SqlStatement> All { get; } = [Choose, Lock, Facts, Lint, Columns, Open, Path, Check, Fetch];
}
