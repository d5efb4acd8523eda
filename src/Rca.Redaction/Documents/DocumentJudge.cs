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
            if (tape.Nodes[node].Members != Member.Other.Bit() || tape.Nodes[node].Name != Member.Other)
                ByShape(tape, node);
            if (tape.Nodes[node].Kind != NodeKind.Array)
                continue;
            NameValue.NestedPair(tape, node);
            CommandLine.Judge(tape, node);
        }
        ByKey(tape);
    }

    static void ByShape(DocumentTape tape, int node)
    {
        foreach (var shape in ShapeTable.All)
        {
            if (shape.Fits(tape.Nodes[node]))
                shape.Judge(tape, node);
        }
    }

    static void ByKey(DocumentTape tape)
    {
        var kind = KeyKind.None;
        var from = -1;
        for (var node = 0; node < tape.Nodes.Length; node++)
        {
            var holder = Holder(tape, node);
            if (holder < 0 || tape.Nodes[node].IsContainer || tape.Nodes[node].Verdict != Verdict.Scan || OnlyNames(tape, node))
                continue;
            // The items of a list share their key: it is classified once.
            if (holder != from)
                (kind, from) = (tape.PromiseAbove(node), holder);
            if (kind != KeyKind.None)
                tape.MarkAs(node, tape.KeyAbove(node), kind);
            else if (holder != node && Plural.IsSecret(tape, node))
                tape.Raise(node, Verdict.Secret);
            if (tape.Nodes[node].Name == Member.SecretMember || tape.Text(node).StartsWith("$ANSIBLE_VAULT;"u8))
                tape.MarkAll(node, Verdict.Secret);
        }
    }

    /// <summary>The node with the key that a leaf is judged by: its own, or the list's that it is an item of.</summary>
    static int Holder(DocumentTape tape, int node)
    {
        if (tape.Nodes[node].Key >= 0)
            return node;
        var parent = tape.Nodes[node].Parent;
        return parent >= 0 && tape.Nodes[parent].Kind == NodeKind.Array ? parent : -1;
    }

    static bool OnlyNames(DocumentTape tape, int node) =>
        tape.Nodes[node].OnlyNames || (tape.Nodes[node].Name == Member.NameOnly && Kubernetes.IsName(tape.Text(node)));
}
