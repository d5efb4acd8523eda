using Rca.Redaction.Rules.KeyValues;
namespace Rca.Redaction.Documents.Shapes;

/// <summary>How shapes give their verdicts.</summary>
static class Marking
{
    /// <summary>A verdict for every leaf under a node. What an alias stands for gets it where it was written.</summary>
    internal static void MarkAll(this DocumentTape tape, int root, Verdict verdict)
    {
        // Aliases may be nested without end: what has its verdict is not visited again.
        if (root < 0 || tape.Nodes[root].Verdict >= verdict)
            return;
        for (var node = root; node < tape.Nodes[root].After; node++)
        {
            ref var marked = ref tape.Nodes[node];
            marked.Verdict = (Verdict)Math.Max((int)marked.Verdict, (int)verdict);
            if (marked.Kind == NodeKind.Alias)
                tape.MarkAll(marked.Target, verdict);
        }
    }

    /// <summary>Judges a value as if this were its key.</summary>
    internal static void MarkAs(this DocumentTape tape, int node, ReadOnlySpan<byte> key) => tape.MarkAs(node, key, KeyVerdict.KindOf(key));

    internal static void MarkAs(this DocumentTape tape, int node, ReadOnlySpan<byte> key, KeyKind kind)
    {
        if (kind == KeyKind.None || node < 0)
            return;
        var kindOfNode = tape.Nodes[node].Kind;
        if (kindOfNode == NodeKind.Array)
        {
            for (var item = node + 1; item < tape.Nodes[node].After; item = tape.Nodes[item].After)
                tape.MarkAs(item, key, kind);
        }
        else if (kindOfNode == NodeKind.Alias && tape.Nodes[node].Target is >= 0 and var target)
        {
            if (tape.Nodes[target].Kind == NodeKind.Array)
                tape.MarkAll(target, Verdict.Secret);
            else
                tape.MarkAs(target, key, kind);
        }
        else if (kindOfNode is NodeKind.String or NodeKind.Number)
        {
            tape.Raise(node, KeyVerdict.Of(tape.Text(node), kindOfNode, kind, key));
        }
    }

    internal static void Raise(this DocumentTape tape, int node, Verdict verdict, int from = 0)
    {
        ref var marked = ref tape.Nodes[node];
        if (verdict > marked.Verdict)
            (marked.Verdict, marked.From) = (verdict, from);
    }

    /// <summary>Whether a member says so.</summary>
    internal static bool Says(this DocumentTape tape, int node, ReadOnlySpan<byte> lowerText) =>
        node >= 0 && Scanning.AsciiByte.EqualsIgnoreCase(tape.Text(node), lowerText);
}
