using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using Rca.Connectors.Postgres.Evidence;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Postgres.Capabilities;

/// <summary>
/// Evidence with what it cost as its last piece, also where the evidence was cut. Where there is none, the cost is no evidence that there is some:
/// it stands in the ledger, and what is empty stays so.
/// </summary>
sealed class WithCost(IAsyncEnumerable<CapturedItem> evidence, Func<SelfCost> cost, TimeProvider clock)
{
    public async IAsyncEnumerable<CapturedItem> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var isEmpty = true;
        ExceptionDispatchInfo? cut = null;
        await using var items = evidence.GetAsyncEnumerator(ct);
        while (cut is null)
        {
            try
            {
                if (!await items.MoveNextAsync()) break;
            }
            catch (SourceFailureException e) when (e.Outcome == Outcome.Truncated)
            {
                cut = ExceptionDispatchInfo.Capture(e);
                continue;
            }

            isEmpty = false;
            yield return items.Current;
        }

        if (!isEmpty) yield return new CapturedItem(cost(), clock.GetUtcNow());
        cut?.Throw();
    }
}
