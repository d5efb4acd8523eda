namespace Rca.Core.Collecting;

/// <summary>What a type of connector is and can do. It is checked when it is registered; see <see cref="DescriptorRules"/>.</summary>
/// <param name="Type">Its name in the configuration, such as <c>postgres</c>; the prefix of its capabilities and kinds of evidence.</param>
/// <param name="Version">The version of the connector.</param>
/// <param name="Capabilities">The kinds of evidence that it can collect.</param>
/// <param name="Permissions">What it needs at the source.</param>
/// <param name="Budgets">What one attempt may yield where the configuration says nothing; the common budgets when null.</param>
/// <param name="LedgerWords">
/// What its ledger may show: words of the source's own interface, such as steps of a path, names of statements, names of parameters and their fixed values.
/// Whatever is none of them, no number, no time and no name that may stay readable is pseudonymised in a ledger.
/// </param>
public sealed record ConnectorDescriptor(
    string Type,
    string Version,
    IReadOnlyList<CapabilityDescriptor> Capabilities,
    IReadOnlyList<PermissionDescriptor> Permissions,
    CollectionBudget? Budgets = null,
    IReadOnlyList<string>? LedgerWords = null)
{
    /// <summary>What one attempt may yield where the configuration says nothing.</summary>
    public CollectionBudget Budgets { get; init; } = Budgets ?? new();

    /// <summary>How many collections of one source may run at once in one process where its configuration does not say.</summary>
    public int Concurrency { get; init; } = 4;

    /// <summary>What its probe may find beside permissions. A finding that is not among them enters no manifest.</summary>
    public IReadOnlyList<FindingDescriptor> Findings { get; init; } = [];

    /// <summary>Every kind of evidence that a capability yields, each once, in the order in which they are declared.</summary>
    public IEnumerable<EvidenceKind> Kinds => Capabilities.SelectMany(c => c.Evidence).DistinctBy(k => k.Name, StringComparer.Ordinal);

    /// <summary>The capability with this id, or null.</summary>
    public CapabilityDescriptor? Find(string capability) =>
        Capabilities.FirstOrDefault(c => string.Equals(c.Id, capability, StringComparison.Ordinal));
}
