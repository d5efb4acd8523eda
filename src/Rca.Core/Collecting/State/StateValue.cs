namespace Rca.Core.Collecting.State;

/// <summary>A value of the state. What is not <c>Operational</c> belongs into the sealed part.</summary>
/// <param name="Clear">What may be kept in clear.</param>
/// <param name="Sealed">What is kept sealed; empty for nothing. At most <see cref="StateLimits.SealedBytes"/>.</param>
public sealed record StateValue(OperationalFields Clear, ReadOnlyMemory<byte> Sealed);
