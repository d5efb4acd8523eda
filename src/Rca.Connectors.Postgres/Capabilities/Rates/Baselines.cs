using Npgsql;
using Rca.Connectors.Postgres.Session;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Postgres.Capabilities.Rates;

/// <summary>
/// The earlier readings of the counters of one source. The first collection that wants a rate reads them all, so that of a burst it alone has to wait
/// for its window: each of the others makes its own second reading, and finds the first.
/// </summary>
sealed class Baselines(TimeProvider clock)
{
    /// <summary>What each of the capabilities that compare counters says of its cost.</summary>
    public const string Cost =
        "One connection and one statement on system views; where none of errors, background and io was collected in the last 30 s, "
            + "three more some 5 s before it.";

    readonly List<ICounters> _all = [];

    /// <summary>Counters that are read with one statement, in which others may have to be compared too.</summary>
    public Counters<T> Of<T>(VersionedStatement statement, Func<NpgsqlDataReader, T> read)
    {
        var counters = new Counters<T>(this, statement, read, clock);
        _all.Add(counters);
        return counters;
    }

    /// <summary>Reads those that have none, as the last of a transaction: what is refused ends it, and is the affair of whoever collects that.</summary>
    public async Task ReadOthersAsync(PostgresSession session, CancellationToken ct)
    {
        try
        {
            foreach (var counters in _all.Where(counters => !counters.HasBaseline)) await counters.ReadBaselineAsync(session, ct);
        }
        catch (SourceFailureException e) when (e.Outcome is Outcome.Forbidden or Outcome.Unsupported or Outcome.TimedOut or Outcome.Failed)
        {
            // Its own collection asks again, and tells.
        }
    }
}
