using Rca.Redaction.Rules.KeyValues;

namespace Rca.Redaction.Documents.Shapes;

/// <summary>{"columns": [names], "rows": [[values]]}: a value is judged by its column's name.</summary>
static class Tabular
{
    internal static void Rows(DocumentTape tape, int node)
    {
        var columns = tape.Find(node, "columns"u8) is >= 0 and var found ? found : tape.Find(node, "columnnames"u8);
        var rows = tape.Find(node, "rows"u8) is >= 0 and var named ? named : tape.Find(node, "values"u8);
        if (columns < 0 || rows < 0)
            return;
        var secret = Kinds(tape, columns);
        if (!secret.Exists(column => column.Kind != KeyKind.None))
            return;
        for (var row = rows + 1; row < tape.Nodes[rows].After; row = tape.Nodes[row].After)
            Row(tape, row, secret);
    }

    static List<(int Node, KeyKind Kind)> Kinds(DocumentTape tape, int columns)
    {
        var kinds = new List<(int, KeyKind)>();
        for (var column = columns + 1; column < tape.Nodes[columns].After; column = tape.Nodes[column].After)
        {
            var name = tape.Nodes[column].Kind == NodeKind.Object ? Math.Max(column, tape.Find(column, "name"u8)) : column;
            kinds.Add((name, KeyVerdict.KindOf(tape.Text(name))));
        }
        return kinds;
    }

    static void Row(DocumentTape tape, int row, List<(int Node, KeyKind Kind)> columns)
    {
        for (var item = row + 1; item < tape.Nodes[row].After; item = tape.Nodes[item].After)
        {
            if (tape.Nodes[item].Parent == row && tape.Nodes[item].Ordinal < columns.Count)
                tape.MarkAs(item, tape.Text(columns[tape.Nodes[item].Ordinal].Node), columns[tape.Nodes[item].Ordinal].Kind);
        }
    }
}
