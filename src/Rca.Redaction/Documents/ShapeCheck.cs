namespace Rca.Redaction.Documents;

/// <summary>Whether a document that was spliced still has the nodes it had, and says what it was meant to say.</summary>
static class ShapeCheck
{
    internal static bool Same(DocumentTape before, DocumentTape after, List<Edit> edits)
    {
        if (before.Nodes.Length != after.Nodes.Length)
            return false;
        var meant = edits.ToDictionary(edit => edit.Scalar, edit => edit.Text);
        for (var node = 0; node < before.Nodes.Length; node++)
        {
            ref var old = ref before.Nodes[node];
            ref var now = ref after.Nodes[node];
            var kindHolds = old.Kind == now.Kind || (now.Kind == NodeKind.String && meant.ContainsKey(old.Value));
            if (!kindHolds || old.After != now.After || old.Target != now.Target)
                return false;
            if (!Says(before, old.Key, after, now.Key, meant) || !Says(before, old.Value, after, now.Value, meant))
                return false;
        }
        return true;
    }

    static bool Says(DocumentTape before, int old, DocumentTape after, int now, Dictionary<int, byte[]> meant)
    {
        if (old < 0 || now < 0)
            return old == now;
        var text = after.TextOf(after.Scalars[now]);
        return text.SequenceEqual(meant.TryGetValue(old, out var wanted) ? wanted : before.TextOf(before.Scalars[old]));
    }
}
