namespace Rca.Core.Collecting;

/// <summary>What a type of connector is and can do.</summary>
/// <param name="Type">Its name in the configuration, such as <c>postgres</c>; the prefix of its capabilities.</param>
/// <param name="Version">The version of the connector.</param>
/// <param name="Capabilities">The kinds of evidence that it can collect.</param>
/// <param name="Permissions">What it needs at the source.</param>
/// <param name="LedgerWords">
/// What its ledger may show: words of the source's own interface, such as steps of a path, names of statements, names of parameters and their fixed values.
/// Whatever is none of them, no number, no time and no name that may stay readable is pseudonymised in a ledger.
/// </param>
public sealed record ConnectorDescriptor(
    string Type,
    string Version,
    IReadOnlyList<CapabilityDescriptor> Capabilities,
    IReadOnlyList<PermissionDescriptor> Permissions,
    IReadOnlyList<string>? LedgerWords = null)
{
    /// <summary>The capability with this id, or null.</summary>
    public CapabilityDescriptor? Find(string capability) =>
        Capabilities.FirstOrDefault(c => string.Equals(c.Id, capability, StringComparison.Ordinal));
}
