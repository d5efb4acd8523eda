namespace Rca.Redaction;

/// <summary>Where a record comes from: what a policy's overrides and identifiers go by.</summary>
/// <param name="Source">The source's name.</param>
/// <param name="Capability">The capability's id.</param>
/// <param name="Kind">The kind of the record.</param>
public sealed record RecordOrigin(string Source, string Capability, string Kind)
{
    internal static RecordOrigin None { get; } = new("", "", "");
}
