namespace Rca.Core.Messaging;

/// <summary>A message that is not to be handled, now or later. Whoever took it from the bus counts it and acknowledges it.</summary>
/// <param name="why">Why.</param>
/// <param name="detail">What a person should know, in our own words; nothing of the message.</param>
public sealed class RejectedException(Rejection why, string detail) : Exception(detail)
{
    /// <summary>Why.</summary>
    public Rejection Why { get; } = why;
}
