using Rca.Core.Collecting;

namespace Rca.Connectors.Postgres.Session;

/// <summary>
/// The connections of one source: collections take turns, so that the server never sees more than one in use. One that served its collection well is kept
/// open for a moment, outside of any transaction, for the next of a burst: a server that is busy takes its time to end a session, and counts it until then.
/// </summary>
sealed class Connections(TimeProvider clock) : IDisposable
{
    /// <summary>How long one is kept that nobody uses: a little longer than a collection waits between two readings.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromSeconds(6);

    // What is set on the role or the database holds for sessions that begin later.
    static readonly TimeSpan Oldest = TimeSpan.FromSeconds(30);

    // How long a session of ours may take to end. Nothing else is waited for: a limit that others have reached does not pass.
    static readonly TimeSpan Ending = TimeSpan.FromSeconds(3);

    static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(100);

    readonly SemaphoreSlim _turn = new(1, 1);
    readonly Lock _gate = new();
    Kept? _kept;
    long? _discarded;

    /// <summary>
    /// Waits for its turn and takes the one that was kept, else a new one. Where the limit of the role is reached by a session of ours that is about to
    /// end, it waits for that. Whoever took one gives it back, to be kept or discarded.
    /// </summary>
    /// <exception cref="SourceFailureException">It cannot connect, or the request budget is used up.</exception>
    public async Task<(LedgerConnection Connection, bool WasKept)> TakeAsync(string address, Ledger ledger, Pauses pauses, CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            return await KeptAsync(address, ledger) is { } kept ? (kept, true) : (await OpenAsync(address, ledger, pauses, ct), false);
        }
        catch
        {
            _turn.Release();
            throw;
        }
    }

    /// <summary>Keeps one that is outside of a transaction, and as it was opened.</summary>
    public void Keep(LedgerConnection connection)
    {
        lock (_gate)
        {
            var kept = new Kept(connection);
            _kept = kept;
            kept.Timer = clock.CreateTimer(_ => Release(kept)?.Dispose(), null, Idle, Timeout.InfiniteTimeSpan);
        }
        _turn.Release();
    }

    public async ValueTask DiscardAsync(LedgerConnection connection)
    {
        try
        {
            await EndAsync(connection);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose()
    {
        Release()?.Dispose();
        _turn.Dispose();
    }

    async Task<LedgerConnection?> KeptAsync(string address, Ledger ledger)
    {
        if (Release() is not { } kept) return null;
        if (string.Equals(kept.Address, address, StringComparison.Ordinal) && clock.GetElapsedTime(kept.OpenedAt) < Oldest)
        {
            kept.Ledger = ledger;
            return kept;
        }

        await EndAsync(kept);
        return null;
    }

    async Task<LedgerConnection> OpenAsync(string address, Ledger ledger, Pauses pauses, CancellationToken ct)
    {
        for (var wait = FirstWait; ; wait *= 2)
        {
            try
            {
                return await LedgerConnection.OpenAsync(address, ledger, clock, ct);
            }
            catch (SourceFailureException e) when (IsOurs(e) && pauses.Allowed(wait) == wait)
            {
                await pauses.WaitAsync(wait, ct);
            }
        }
    }

    ValueTask EndAsync(LedgerConnection connection)
    {
        lock (_gate) _discarded = clock.GetTimestamp();
        return connection.DisposeAsync();
    }

    // Whoever takes it out has it alone: a collection, or the end of its time.
    LedgerConnection? Release(Kept? only = null)
    {
        lock (_gate)
        {
            if (_kept is not { } kept || (only is not null && kept != only)) return null;
            kept.Timer?.Dispose();
            if (only is not null) _discarded = clock.GetTimestamp();
            _kept = null;
            return kept.Connection;
        }
    }

    bool IsOurs(SourceFailureException failure)
    {
        lock (_gate)
        {
            return string.Equals(failure.Reason, PostgresFailures.RoleLimit, StringComparison.Ordinal)
                && _discarded is { } at && clock.GetElapsedTime(at) < Ending;
        }
    }

    sealed class Kept(LedgerConnection connection)
    {
        public LedgerConnection Connection { get; } = connection;

        public ITimer? Timer { get; set; }
    }
}
