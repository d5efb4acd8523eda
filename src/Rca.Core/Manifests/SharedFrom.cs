using Rca.Contracts;

namespace Rca.Core.Manifests;

/// <summary>The collection of another plan that an item shares. Attempt, evidence and ledger of the item are that collection's.</summary>
/// <param name="CommandId">The command under which it was collected and signed.</param>
/// <param name="PlanId">The plan of that command.</param>
/// <param name="Window">The window that it asked for.</param>
/// <param name="AgeMs">Milliseconds from its end of the window to that of this plan; 0 when it ends later.</param>
public sealed record SharedFrom(string CommandId, string PlanId, Window Window, long AgeMs)
{
    internal static long Age(Window shared, Window own) => Math.Max(0, Milliseconds(own.To) - Milliseconds(shared.To));

    // As a manifest has it: what is finer is not written, so nothing may follow from it.
    static long Milliseconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds();
}
