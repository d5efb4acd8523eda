namespace Rca.Redaction.Documents.Shapes;

/// <summary>States and plans: what is sensitive stands beside the values, as a tree of the same form or as paths.</summary>
static class Terraform
{
    /// <summary>Larger ones are secret as a whole: finding each name in them would not be linear.</summary>
    const int MostMembers = 2048;
    const int MostPaths = 256;

    internal static void Sensitivity(DocumentTape tape, int node)
    {
        Shadow(tape, tape.Find(node, "sensitive_values"u8), tape.Find(node, "values"u8));
        Shadow(tape, tape.Find(node, "before_sensitive"u8), tape.Find(node, "before"u8));
        Shadow(tape, tape.Find(node, "after_sensitive"u8), tape.Find(node, "after"u8));
    }

    internal static void SensitiveAttributes(DocumentTape tape, int node)
    {
        var (paths, attributes) = (tape.Find(node, "sensitive_attributes"u8), tape.Find(node, "attributes"u8));
        if (paths < 0 || attributes < 0)
            return;
        if (tape.Nodes[paths].Count > MostPaths || tape.Nodes[attributes].Count > MostMembers)
        {
            tape.MarkAll(attributes, Verdict.Secret);
            return;
        }
        for (var path = paths + 1; path < tape.Nodes[paths].After; path = tape.Nodes[path].After)
            tape.MarkAll(Walk(tape, attributes, path), Verdict.Secret);
    }

    static int Walk(DocumentTape tape, int attributes, int path)
    {
        var first = tape.Nodes[path].Kind == NodeKind.Array ? path + 1 : path;
        if (tape.Nodes[path].After <= first)
            return -1;
        var name = tape.Nodes[first].Kind == NodeKind.Object ? tape.Find(first, "value"u8) : first;
        // The rest of a path goes into the attribute: all of it is taken.
        return name < 0 ? -1 : Member(tape, attributes, tape.Text(name));
    }

    static void Shadow(DocumentTape tape, int shadow, int real)
    {
        if (shadow < 0 || real < 0)
            return;
        if (tape.Says(shadow, "true"u8))
            tape.MarkAll(real, Verdict.Secret);
        else if (tape.Nodes[shadow].IsContainer && Math.Max(tape.Nodes[shadow].Count, tape.Nodes[real].Count) > MostMembers)
            tape.MarkAll(real, Verdict.Secret);
        else if (tape.Nodes[shadow].Kind == tape.Nodes[real].Kind)
            Children(tape, shadow, real);
    }

    static void Children(DocumentTape tape, int shadow, int real)
    {
        var named = tape.Nodes[shadow].Kind == NodeKind.Object;
        var next = real + 1;
        for (var child = shadow + 1; child < tape.Nodes[shadow].After; child = tape.Nodes[child].After)
        {
            if (named)
                Shadow(tape, child, Member(tape, real, tape.Key(child)));
            if (named || next >= tape.Nodes[real].After)
                continue;
            Shadow(tape, child, next);
            next = tape.Nodes[next].After;
        }
    }

    static int Member(DocumentTape tape, int node, ReadOnlySpan<byte> name)
    {
        for (var child = node + 1; child < tape.Nodes[node].After; child = tape.Nodes[child].After)
        {
            if (tape.Key(child).SequenceEqual(name))
                return child;
        }
        return -1;
    }
}
