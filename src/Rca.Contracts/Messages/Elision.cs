namespace Rca.Contracts;

/// <summary>What an attempt left out: between the kept pieces that came first and those that came last, and single ones that were too large.</summary>
/// <param name="After">How many of the kept pieces come before the first one that was left out.</param>
/// <param name="Items">How many pieces were left out; at least that many where the source was not read to its end.</param>
/// <param name="Bytes">How many bytes of unredacted JSON they had; at least that many likewise.</param>
public sealed record Elision(int After, Quantity Items, Quantity Bytes);
