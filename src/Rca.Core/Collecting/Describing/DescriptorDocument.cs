namespace Rca.Core.Collecting;

/// <summary>A connector's descriptor as a file: what <c>rca sources describe TYPE --json</c> prints, and what redactor and planner take by digest.</summary>
/// <param name="Schema">The name and version of this form, <see cref="CurrentSchema"/>.</param>
/// <param name="Type">As <see cref="ConnectorDescriptor"/> has it.</param>
/// <param name="Version">The version of the connector.</param>
/// <param name="Capabilities">The kinds of evidence that it can collect.</param>
/// <param name="Permissions">What it needs at the source.</param>
/// <param name="Evidence">Every kind of evidence with its fields.</param>
/// <param name="Budgets">What one attempt may yield where the configuration says nothing; the common budgets when absent.</param>
/// <param name="LedgerWords">Words that its ledger may show; none when absent.</param>
/// <param name="Findings">What its probe may find beside permissions; nothing when absent.</param>
public sealed record DescriptorDocument(
    string Schema,
    string Type,
    string Version,
    IReadOnlyList<CapabilityDocument> Capabilities,
    IReadOnlyList<PermissionDescriptor> Permissions,
    IReadOnlyList<KindDocument> Evidence,
    CollectionBudget? Budgets = null,
    IReadOnlyList<string>? LedgerWords = null,
    IReadOnlyList<FindingDescriptor>? Findings = null)
{
    /// <summary>The form that this version reads and writes.</summary>
    public const string CurrentSchema = "rca-descriptor/1";
}
