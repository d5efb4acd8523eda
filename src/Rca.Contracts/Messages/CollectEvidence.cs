namespace Rca.Contracts;

/// <summary>The planner's command to the collector of one source. Its id is the digest of its content, so repeating it costs a read and nothing else.</summary>
/// <param name="CommandId">Digest over plan, source, capability, scope and window.</param>
/// <param name="PlanId">The plan that expects the answer.</param>
/// <param name="IncidentId">The incident that the plan is for.</param>
/// <param name="Source">The configured source, which is also the routing key.</param>
/// <param name="Capability">The kind of evidence wanted, such as <c>postgres.lock-waits</c>.</param>
/// <param name="Scope">What to look at, such as <c>namespace</c> and <c>workload</c>.</param>
/// <param name="Window">The stretch of time wanted.</param>
/// <param name="TimeBudgetMs">Milliseconds that the collection may take, counted by the collector from when it takes the command: clocks of different hosts differ.</param>
/// <param name="Deadline">When the manifest is sealed, by the store's clock.</param>
public sealed record CollectEvidence(
    string CommandId,
    string PlanId,
    string IncidentId,
    string Source,
    string Capability,
    IReadOnlyDictionary<string, string> Scope,
    Window Window,
    int TimeBudgetMs,
    DateTimeOffset Deadline);
