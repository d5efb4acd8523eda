namespace Rca.Redaction;

/// <summary>Where data comes from: what a policy's overrides and identifiers go by.</summary>
/// <param name="Source">The source's name.</param>
/// <param name="Capability">The capability's id.</param>
/// <param name="Kind">The kind of the record; empty for what is no record, such as a ledger.</param>
public sealed record RecordOrigin(string Source, string Capability, string Kind)
{
    internal static RecordOrigin None { get; } = new("", "", "");
}
