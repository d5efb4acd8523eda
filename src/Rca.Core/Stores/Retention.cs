namespace Rca.Core.Stores;

/// <summary>How long sealed incidents are kept. Without both they are kept for good.</summary>
/// <param name="Age">From the sealing on.</param>
/// <param name="Bytes">Beyond so many bytes of manifests and evidence the oldest are deleted.</param>
public sealed record Retention(TimeSpan? Age, long? Bytes);
