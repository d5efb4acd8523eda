using Rca.Contracts;

namespace Rca.Core.Collecting;

/// <summary>Declares a field of an evidence record. Every property that is not itself a record or a list of records has exactly one.</summary>
/// <param name="dataClass">What the field may hold.</param>
/// <param name="doc">What it means, in one sentence.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public abstract class FieldAttribute(DataClass dataClass, string doc) : Attribute
{
    /// <summary>What the field may hold.</summary>
    public DataClass Class { get; } = dataClass;

    /// <summary>What it means.</summary>
    public string Doc { get; } = doc;

    /// <summary>The unit of a number; null where there is none.</summary>
    public string? Unit { get; init; }
}
