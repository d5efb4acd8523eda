namespace Rca.Contracts;

/// <summary>What is known of a <see cref="Quantity"/>.</summary>
public enum QuantityKind
{
    /// <summary>Nothing; the reason says why. The default, so that a quantity nobody set is never zero.</summary>
    Unknown,

    /// <summary>Its exact value.</summary>
    Value,

    /// <summary>A lower bound.</summary>
    AtLeast,

    /// <summary>An upper bound.</summary>
    AtMost,
}
