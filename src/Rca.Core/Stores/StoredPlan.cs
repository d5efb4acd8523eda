using Rca.Core.Planning;

namespace Rca.Core.Stores;

/// <summary>A plan as it is stored.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="AcceptedAt">When the incident was accepted, by the store's clock.</param>
/// <param name="Deadline">When it is sealed at the latest, by the store's clock.</param>
/// <param name="IsSealed">Whether it has a manifest.</param>
public sealed record StoredPlan(Plan Plan, DateTimeOffset AcceptedAt, DateTimeOffset Deadline, bool IsSealed);
