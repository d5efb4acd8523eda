namespace Rca.UnitTests.Redaction.Documents;

/// <summary>Trees of values, as a writer of any format may write them.</summary>
abstract record Tree
{
    internal sealed record Leaf(string Text) : Tree;

    internal sealed record Word(string Text) : Tree;

    internal sealed record List(Tree[] Items) : Tree;

    internal sealed record Map((string Key, Tree Value)[] Members) : Tree;
}
