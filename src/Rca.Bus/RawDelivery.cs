namespace Rca.Bus;

/// <summary>A message as it came from the broker.</summary>
public sealed record RawDelivery(string? MessageId, string? ContentType, ReadOnlyMemory<byte> Body);
