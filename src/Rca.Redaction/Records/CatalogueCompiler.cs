namespace Rca.Redaction.Records;

/// <summary>Checks the rules of a catalogue and builds their tree.</summary>
static class CatalogueCompiler
{
    internal static CatalogueNode Compile(string name, IReadOnlyCollection<FieldRule> rules)
    {
        var root = new CatalogueNode();
        foreach (var rule in rules)
        {
            Check(name, rule);
            Add(name, root, rule);
        }
        return root;
    }

    static void Check(string name, FieldRule rule)
    {
        if (rule.Pointer is not "" && !rule.Pointer.StartsWith('/'))
            throw Refused(name, rule, "a pointer is empty or begins with '/'");
        if (!Enum.IsDefined(rule.Class) || !Enum.IsDefined(rule.Form))
            throw Refused(name, rule, "its class or form is not a known one");
        if (rule is { Class: DataClass.Operational, Form: FieldForm.Text })
            throw Refused(name, rule, "text cannot be operational; declare it an identifier, a person or free text");
        if (rule.Form is FieldForm.Json or FieldForm.Yaml && rule.Class != DataClass.FreeText)
            throw Refused(name, rule, "a document is free text");
        if (rule.Form == FieldForm.Enum && rule.Values is not { Count: > 0 })
            throw Refused(name, rule, "an enum lists its values");
        if (rule.Form != FieldForm.Enum && rule.Values is not null)
            throw Refused(name, rule, "only an enum lists values");
    }

    static void Add(string name, CatalogueNode root, FieldRule rule)
    {
        var node = root;
        foreach (var segment in Segments(name, rule))
        {
            if (node.Rule is not null)
                throw Refused(name, rule, $"it lies below the declared field '{node.Rule.Pointer}'");
            node = segment == "*" ? node.Any ??= new CatalogueNode() : Named(node, segment);
        }
        if (node.Rule is not null)
            throw Refused(name, rule, "it is declared twice");
        if (!node.IsLeaf)
            throw Refused(name, rule, "other declared fields lie below it");
        node.Rule = rule;
    }

    static CatalogueNode Named(CatalogueNode node, string segment)
    {
        if (!node.Named.TryGetValue(segment, out var child))
            node.Named.Add(segment, child = new CatalogueNode());
        return child;
    }

    static IEnumerable<string> Segments(string name, FieldRule rule)
    {
        if (rule.Pointer.Length == 0)
            yield break;
        foreach (var segment in rule.Pointer[1..].Split('/'))
        {
            for (var at = segment.IndexOf('~', StringComparison.Ordinal); at >= 0; at = segment.IndexOf('~', at + 1))
            {
                if (at + 1 >= segment.Length || segment[at + 1] is not ('0' or '1'))
                    throw Refused(name, rule, "a '~' is written ~0 and a '/' within a name ~1");
            }
            yield return segment.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
        }
    }

    static ArgumentException Refused(string name, FieldRule rule, string why) =>
        new($"Catalogue '{name}', field '{rule.Pointer}': {why}.", nameof(rule));
}
