namespace Rca.Core.Collecting;

/// <summary>What one attempt may yield and cost. What is beyond is not kept, and the outcome says so.</summary>
/// <param name="Items">The most pieces of evidence.</param>
/// <param name="Bytes">The most bytes of unredacted JSON in all.</param>
/// <param name="ItemBytes">The most bytes of one piece.</param>
/// <param name="Requests">The most requests to the source, tries again included. A page of a list is a request, so this is the budget of pages too.</param>
public sealed record CollectionBudget(int Items = 5_000, long Bytes = 16 * 1024 * 1024, int ItemBytes = 256 * 1024, int Requests = Ledger.DefaultRequestBudget);
