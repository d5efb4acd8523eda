namespace Rca.Core.Collecting;

/// <summary>What one attempt may yield. What is beyond is not kept, and the outcome says so.</summary>
/// <param name="Items">The most pieces of evidence.</param>
/// <param name="Bytes">The most bytes of unredacted JSON in all.</param>
/// <param name="ItemBytes">The most bytes of one piece.</param>
public sealed record CollectionBudget(int Items = 5_000, long Bytes = 16 * 1024 * 1024, int ItemBytes = 256 * 1024);
