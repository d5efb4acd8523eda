namespace Rca.Pipeline.Intake.Formats;

/// <summary>What a sender delivered.</summary>
/// <param name="Body">The bytes as they came.</param>
/// <param name="Type">Their type.</param>
/// <param name="Headers">The headers beside them.</param>
/// <param name="ReceivedAt">When they came.</param>
sealed record Delivery(ReadOnlyMemory<byte> Body, MediaType Type, IHeaderDictionary Headers, DateTimeOffset ReceivedAt);
