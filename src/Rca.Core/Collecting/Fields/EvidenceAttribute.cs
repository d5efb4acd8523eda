namespace Rca.Core.Collecting;

/// <summary>Marks a record as a kind of evidence.</summary>
/// <param name="kind">Its name with the version of its fields: <c>postgres.saturation/1</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class EvidenceAttribute(string kind) : Attribute
{
    /// <summary>Its name with the version of its fields.</summary>
    public string Kind { get; } = kind;
}
