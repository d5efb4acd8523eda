using Rca.Connectors.Postgres.Session;

namespace Rca.Connectors.Postgres.Capabilities.Locking;

/// <summary>
/// In how many of a few samples, a second apart and each in a transaction of its own, sessions were seen waiting.
/// The first sample is the one that found them.
/// </summary>
sealed class WaitSamples(IEnumerable<int> pids)
{
    public const int Wanted = 5;
    static readonly TimeSpan Apart = TimeSpan.FromSeconds(1);

    readonly Dictionary<int, int> _waited = pids.ToDictionary(pid => pid, _ => 1);

    public int Taken { get; private set; } = 1;

    public int WaitedIn(int pid) => _waited[pid];

    /// <summary>Takes the others, as many as there is time for. The last transaction stays open.</summary>
    public async Task TakeAsync(PostgresSession session, CancellationToken ct)
    {
        while (Taken < Wanted && session.Pauses.Allowed(Apart) >= Apart)
        {
            await session.PauseAsync(Apart, ct);
            Add(await session.QueryAsync(SqlStatement.LockSample, row => row.GetInt32(0), ct));
        }
    }

    public void Add(IEnumerable<int> waiting)
    {
        Taken++;
        foreach (var pid in waiting.Where(_waited.ContainsKey)) _waited[pid]++;
    }
}
