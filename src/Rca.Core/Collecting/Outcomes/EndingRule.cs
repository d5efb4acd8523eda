namespace Rca.Core.Collecting;

/// <summary>One row of <see cref="EndingTable"/>.</summary>
/// <param name="Name">What the row is called.</param>
/// <param name="Holds">Whether it applies.</param>
/// <param name="Ending">What is told then; null for nothing at all.</param>
sealed record EndingRule(string Name, Func<EndingFacts, bool> Holds, Func<EndingFacts, Ending?> Ending);
