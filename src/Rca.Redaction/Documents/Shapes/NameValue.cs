using Rca.Redaction.Rules.KeyValues;
namespace Rca.Redaction.Documents.Shapes;

/// <summary>{"name": N, "value": V} and lists of name and value in turn: V is judged as if N were its key.</summary>
static class NameValue
{
    internal static void Siblings(DocumentTape tape, int node)
    {
        for (var name = node + 1; name < tape.Nodes[node].After; name = tape.Nodes[name].After)
        {
            if (tape.Nodes[name].Name != Member.Named || KeyVerdict.KindOf(tape.Text(name)) is not (not KeyKind.None and var kind))
                continue;
            for (var value = node + 1; value < tape.Nodes[node].After; value = tape.Nodes[value].After)
            {
                if (tape.Nodes[value].Name == Member.Valued)
                    tape.MarkAs(value, tape.Text(name), kind);
            }
            // One name is enough: objects with many would cost a look at each value for each name.
            return;
        }
    }

    internal static void FlatPairs(DocumentTape tape, int node)
    {
        var name = -1;
        for (var item = node + 1; item < tape.Nodes[node].After; item = tape.Nodes[item].After)
        {
            if (name >= 0)
                tape.MarkAs(item, tape.Text(name));
            name = name < 0 ? item : -1;
        }
    }

    /// <summary>[name, value] as an item of a list.</summary>
    internal static void NestedPair(DocumentTape tape, int node)
    {
        if (tape.Nodes[node] is { Count: 2, Parent: >= 0 and var parent }
            && tape.Nodes[parent].Kind == NodeKind.Array && tape.Nodes[node + 1].Kind == NodeKind.String)
            tape.MarkAs(tape.Nodes[node + 1].After, tape.Text(node + 1));
    }
}
