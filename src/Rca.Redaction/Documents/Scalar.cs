namespace Rca.Redaction.Documents;

/// <summary>A piece of the source that says something: a key, a value or a comment.</summary>
/// <param name="Start">Where it begins in the source, quotes and a block's header included.</param>
/// <param name="End">Where it ends in the source.</param>
/// <param name="Text">Where its decoded text begins on the sheet.</param>
/// <param name="Length">How long its decoded text is.</param>
/// <param name="Form">How it is written.</param>
/// <param name="Node">The node that it belongs to; -1 for a comment.</param>
/// <param name="IsKey">It is the node's key, not its value.</param>
/// <param name="InFlow">It stands within brackets or braces.</param>
readonly record struct Scalar(int Start, int End, int Text, int Length, ScalarForm Form, int Node, bool IsKey, bool InFlow);
