using Rca.Core.Collecting.State;
using Rca.Core.Stores;

namespace Rca.Storage;

/// <summary>The state of sources in a relational database. Every write is one transaction.</summary>
public abstract class SqlSourceStateStore : ISourceStateStore, IAsyncDisposable
{
    readonly string _insert;

    private protected SqlSourceStateStore(SqlDatabase database, string now) => (Database, _insert) = (database, StateStatements.Insert(now));

    private protected SqlDatabase Database { get; }

    public async Task<StoredState?> FindAsync(string source, string key, CancellationToken cancellationToken) =>
        (await Database.ReadAsync(
            new(StateStatements.Find, ("source", source), ("key", key)),
            static row => new StoredState(row.GetInt64(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2)),
            cancellationToken)).FirstOrDefault();

    public async Task<StateWrite> CompareAndSetAsync(
        string source, string key, long expected, string clear, string? sealedValue, TimeSpan retention, CancellationToken cancellationToken)
    {
        await using var session = await Database.WriteAsync(cancellationToken);
        var written = await session.QueryAsync(
            [
                new(StateStatements.DeleteExpired, ("source", source)),
                expected == 0
                    ? new(_insert, ("source", source), ("key", key), ("clear", clear), ("sealed", sealedValue), ("retention", retention), ("limit", StateLimits.ValuesPerSource))
                    : new(StateStatements.Update, ("source", source), ("key", key), ("clear", clear), ("sealed", sealedValue), ("retention", retention), ("expected", expected)),
            ],
            static _ => true,
            cancellationToken) is [true];
        var isThere = written || await session.QueryAsync(new Statement(StateStatements.Exists, ("source", source), ("key", key)), static _ => true, cancellationToken) is [true];
        await session.CommitAsync(cancellationToken);
        return written ? StateWrite.Written : isThere || expected != 0 ? StateWrite.Changed : StateWrite.Full;
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
