namespace Rca.Core.Manifests.Comparing;

/// <summary>How an item differs.</summary>
public enum DifferenceKind
{
    /// <summary>Only the second manifest has it.</summary>
    New,

    /// <summary>Only the first manifest has it.</summary>
    Gone,

    /// <summary>Both have it, with another outcome or other evidence.</summary>
    Changed,
}
