using Rca.Contracts;
using Rca.Core.Stores;

namespace Rca.Storage;

public abstract partial class SqlIncidentStore
{
    public async Task<int> DeleteOldAsync(Retention retention, int limit, CancellationToken cancellationToken)
    {
        var deleted = 0;
        if (retention.Age is { } age) deleted += await DeleteAsync(DeletionReason.Age, age, limit, static _ => Task.FromResult(true), cancellationToken);
        if (retention.Bytes is { } bytes) deleted += await DeleteAsync(DeletionReason.Size, TimeSpan.Zero, limit - deleted, async ct => await SizeAsync(ct) > bytes, cancellationToken);
        return deleted;
    }

    public async Task<Tombstone?> FindTombstoneAsync(string incidentId, CancellationToken cancellationToken) =>
        (await _database.ReadAsync(
            new(RetentionStatements.Tombstone, ("incident", incidentId)), row => new Tombstone(_database.Time(row, 0), Enum.Parse<DeletionReason>(row.GetString(1), ignoreCase: true)), cancellationToken))
        .FirstOrDefault();

    public async Task<bool> HoldAsync(string incidentId, bool isHeld, CancellationToken cancellationToken) =>
        await _database.WriteAsync([new(isHeld ? RetentionStatements.Hold : RetentionStatements.Release, ("incident", incidentId))], static _ => true, cancellationToken) is [true];

    async Task<long> SizeAsync(CancellationToken cancellationToken) =>
        (await _database.ReadAsync(new(RetentionStatements.Size), static row => row.GetInt64(0), cancellationToken))[0];

    async Task<int> DeleteAsync(DeletionReason why, TimeSpan age, int limit, Func<CancellationToken, Task<bool>> isWanted, CancellationToken cancellationToken)
    {
        var deleted = 0;
        foreach (var incident in await _database.ReadAsync(new(RetentionStatements.Old, ("age", age), ("limit", limit)), Text, cancellationToken))
        {
            if (!await isWanted(cancellationToken)) break;
            if (await DeleteAsync(incident, why, cancellationToken)) deleted++;
        }

        return deleted;
    }

    async Task<bool> DeleteAsync(string incident, DeletionReason why, CancellationToken cancellationToken)
    {
        await using var session = await _database.WriteAsync(cancellationToken);
        // Locked, so that a hold that comes now waits and then finds it deleted, or came before.
        if (await session.QueryAsync(new Statement(RetentionStatements.Lock, ("incident", incident)), static _ => true, cancellationToken) is not [true]) return false;

        var evidence = await session.QueryAsync(new Statement(RetentionStatements.Unwant, ("incident", incident)), Text, cancellationToken);
        await session.ExecuteAsync(
            [
                .. evidence.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(sha256 => new Statement(RetentionStatements.DeleteEvidence, ("sha256", sha256))),
                .. RetentionStatements.Rows.Select(sql => new Statement(sql, ("incident", incident))),
                new(RetentionStatements.Bury, ("incident", incident), ("why", WireJson.Word(why))),
            ],
            cancellationToken);
        await session.CommitAsync(cancellationToken);
        return true;
    }
}
