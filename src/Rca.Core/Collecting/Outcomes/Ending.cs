using Rca.Contracts;

namespace Rca.Core.Collecting;

/// <summary>How a collection ended, as it is told.</summary>
sealed record Ending(Outcome Outcome, string? Reason = null, string? Detail = null, string? Permission = null, DateTimeOffset? Until = null);
