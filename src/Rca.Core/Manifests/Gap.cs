using Rca.Contracts;

namespace Rca.Core.Manifests;

/// <summary>Something that was wanted and is not here, or not all of it.</summary>
/// <param name="CommandId">The item.</param>
/// <param name="Source">Its source.</param>
/// <param name="Capability">Its capability.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Reason">Why; null when the outcome says it all.</param>
/// <param name="Detail">What a person should know or do.</param>
public sealed record Gap(string CommandId, string Source, string Capability, Outcome Outcome, string? Reason = null, string? Detail = null);
