namespace Rca.Core.Collecting;

/// <summary>What a type of connector is and can do.</summary>
/// <param name="Type">Its name in the configuration, such as <c>postgres</c>; the prefix of its capabilities.</param>
/// <param name="Version">The version of the connector.</param>
/// <param name="Capabilities">The kinds of evidence that it can collect.</param>
/// <param name="Permissions">What it needs at the source.</param>
public sealed record ConnectorDescriptor(
    string Type,
    string Version,
    IReadOnlyList<CapabilityDescriptor> Capabilities,
    IReadOnlyList<PermissionDescriptor> Permissions)
{
    /// <summary>How many collections of one source may run at once in one process where its configuration does not say.</summary>
    public int Concurrency { get; init; } = 4;

    /// <summary>The capability with this id, or null.</summary>
    public CapabilityDescriptor? Find(string capability) =>
        Capabilities.FirstOrDefault(c => string.Equals(c.Id, capability, StringComparison.Ordinal));
}
