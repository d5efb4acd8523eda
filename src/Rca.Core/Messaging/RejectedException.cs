namespace Rca.Core.Messaging;

/// <summary>A message that is not to be handled, now or later. Whoever took it from the bus counts it and acknowledges it.</summary>
/// <param name="why">Why.</param>
/// <param name="detail">What a person should know, in our own words; nothing of the message.</param>
public sealed class RejectedException(Rejection why, string detail) : Exception(detail)
{
    /// <summary>Why.</summary>
    public Rejection Why { get; } = why;

    /// <summary>Whether it is proven to be of an author of ours, so that it is sealed or redacted and may be kept for a version that can read it.</summary>
    public bool IsAuthentic { get; init; }
}
