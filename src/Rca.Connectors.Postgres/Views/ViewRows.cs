using Rca.Connectors.Postgres.Views.Evidence;
using Rca.Contracts;

namespace Rca.Connectors.Postgres.Views;

/// <summary>The rows of a view that may be shown: none of a group under the least size, and none beyond the limits.</summary>
sealed record ViewRows(IReadOnlyList<ViewColumn> Columns, IReadOnlyList<ViewRow> Rows, int? LeastGroup, Quantity Suppressed, bool Cut)
{
    /// <summary>The least group of an aggregate view.</summary>
    public const int LeastGroupSize = 10;

    // The statement fetches one more than is kept, to know of the cut.
    const int MostRows = 200;

    // A value takes some fifty bytes, so that the piece of evidence stays far within its budget.
    const int MostValues = 2_000;

    public static ViewRows Of(ViewClass kind, IReadOnlyList<ViewColumn> columns, IReadOnlyList<string?[]> texts)
    {
        var rows = texts.Take(MostRows)
            .Select(row => columns.Select((column, i) => ViewValues.Of(column.Type, i < row.Length ? row[i] : null)).ToArray()).ToList();
        var kept = kind is ViewClass.Migration ? rows : [.. rows.Where(row => IsLarge(columns, row)).Select(row => Coarse(columns, row))];
        var suppressed = rows.Count - kept.Count;
        var shown = kept.Take(MostValues / columns.Count).Select(row => new ViewRow(row)).ToList();
        return new ViewRows(
            columns,
            shown,
            kind is ViewClass.Migration ? null : LeastGroupSize,
            texts.Count > MostRows ? Quantity.AtLeast(suppressed) : Quantity.Of(suppressed),
            texts.Count > MostRows || shown.Count < kept.Count);
    }

    static bool IsLarge(IReadOnlyList<ViewColumn> columns, ViewValue[] row) =>
        columns.Index().Any(c => IsRowCount(c.Item) && row[c.Index].Number is { Kind: QuantityKind.Value, Number: >= LeastGroupSize });

    // Any other whole number may count people too: a small one is a small group.
    static ViewValue[] Coarse(IReadOnlyList<ViewColumn> columns, ViewValue[] row) =>
    [
        .. row.Select((value, i) => columns[i].Type is ViewColumnType.Integer && value.Number is { Kind: QuantityKind.Value, Number: < LeastGroupSize }
            ? value with { Number = Quantity.AtMost(LeastGroupSize - 1) }
            : value),
    ];

    static bool IsRowCount(ViewColumn column) => string.Equals(column.Name, ViewColumns.RowCount, StringComparison.Ordinal);
}
