using Rca.Redaction.Documents.Shapes;
using Rca.Redaction.Rules.KeyValues;

namespace Rca.Redaction.Documents;

/// <summary>Gives every scalar of a document its verdict: by the shapes that it stands in, then by its key.</summary>
static class DocumentJudge
{
    internal static void Judge(DocumentTape tape)
    {
        for (var node = 0; node < tape.Nodes.Length; node++)
        {
            if (!tape.Nodes[node].IsContainer)
                continue;
            foreach (var shape in ShapeTable.All)
            {
                if (shape.Fits(tape.Nodes[node]))
                    shape.Judge(tape, node);
            }
            if (tape.Nodes[node].Kind != NodeKind.Array)
                continue;
            NameValue.NestedPair(tape, node);
            CommandLine.Judge(tape, node);
        }
        ByKey(tape);
    }

    static void ByKey(DocumentTape tape)
    {
        var kind = KeyKind.None;
        var from = -1;
        for (var node = 0; node < tape.Nodes.Length; node++)
        {
            var holder = tape.Nodes[node].Key >= 0 ? node : tape.Nodes[node].Parent is >= 0 and var parent && tape.Nodes[parent].Kind == NodeKind.Array ? parent : -1;
            if (tape.Nodes[node].IsContainer || holder < 0 || tape.Nodes[node].OnlyNames || tape.Nodes[node].Verdict != Verdict.Scan)
                continue;
            // The items of a list share their key: it is classified once.
            if (holder != from || holder == node)
                (kind, from) = (KeyVerdict.KindOf(tape.KeyAbove(node)), holder);
            if (kind != KeyKind.None)
                tape.MarkAs(node, tape.KeyAbove(node), kind);
            if (tape.Nodes[node].Name == Member.SecretMember || tape.Text(node).StartsWith("$ANSIBLE_VAULT;"u8))
                tape.MarkAll(node, Verdict.Secret);
        }
    }
}
