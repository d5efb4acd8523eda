namespace Rca.Redaction.Records;

/// <summary>A place in the declared tree: a rule at a leaf, else what may stand below it.</summary>
sealed class CatalogueNode
{
    internal FieldRule? Rule { get; set; }

    internal CatalogueNode? Any { get; set; }

    internal Dictionary<string, CatalogueNode> Named { get; } = new(StringComparer.Ordinal);

    internal bool IsLeaf => Any is null && Named.Count == 0;
}
