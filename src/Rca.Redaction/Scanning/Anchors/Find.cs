namespace Rca.Redaction.Scanning.Anchors;

/// <summary>An anchor in a text: where it begins, and which of its owner's it is.</summary>
readonly record struct Find(int Start, int Anchor);
