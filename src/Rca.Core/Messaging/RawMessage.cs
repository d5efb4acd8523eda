namespace Rca.Core.Messaging;

/// <summary>A message as it came, which nobody has looked into yet.</summary>
/// <param name="Body">Its bytes.</param>
/// <param name="ContentType">The media type that the sender gave, without parameters; null when there is none.</param>
public sealed record RawMessage(ReadOnlyMemory<byte> Body, string? ContentType);
