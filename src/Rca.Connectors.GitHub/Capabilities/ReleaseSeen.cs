using Rca.Connectors.GitHub.Wire;

namespace Rca.Connectors.GitHub.Capabilities;

/// <param name="Listed">A release.</param>
/// <param name="ReadAt">When GitHub said so.</param>
sealed record ReleaseSeen(WireRelease Listed, DateTimeOffset ReadAt)
{
    /// <summary>When it was published; of a draft when it was made.</summary>
    public DateTimeOffset At => Listed.PublishedAt ?? Listed.CreatedAt;
}
