using Rca.Contracts;
using Rca.Core.Planning;

namespace Rca.Storage;

public abstract partial class SqlIncidentStore
{
    public async Task<string> EnterAsync(IncidentReported report, TimeSpan reopenAfter, CancellationToken cancellationToken)
    {
        await using var session = await _database.WriteAsync(cancellationToken);
        var found = await session.QueryAsync(EpisodeStatements.Find(report), Text, cancellationToken);
        var incident = found.FirstOrDefault() ?? (await session.QueryAsync(EpisodeStatements.Enter(report, reopenAfter), Text, cancellationToken))[0];
        await session.ExecuteAsync(EpisodeStatements.Seen(report, incident), cancellationToken);
        await session.CommitAsync(cancellationToken);
        return incident;
    }

    public Task ResolveAsync(IncidentReported report, CancellationToken cancellationToken) =>
        _database.WriteAsync(new Statement(EpisodeStatements.Resolve, ("episode", EpisodeStatements.Episode(report))), cancellationToken);

    public async Task<int> CountUnplannedAsync(int limit, CancellationToken cancellationToken) =>
        (await _database.ReadAsync(new(Statements.CountUnplanned, ("limit", limit)), static row => row.GetInt32(0), cancellationToken))[0];

    public async Task<IReadOnlyList<CollectEvidence>> AdmitAsync(string source, int perMinute, CancellationToken cancellationToken)
    {
        await using var session = await _database.WriteAsync(cancellationToken);
        await session.ExecuteAsync([_database.LockSource(source)], cancellationToken);
        var used = await session.QueryAsync(new Statement(AdmissionStatements.Used, ("source", source), ("minute", TimeSpan.FromMinutes(1))), static row => row.GetInt32(0), cancellationToken);
        if (perMinute - used[0] is not (> 0 and var left)) return [];

        // Half of what is left is for those that are still to come in this minute, and for the others that wait.
        var admitted = await session.QueryAsync(
            new Statement(AdmissionStatements.Admit, ("source", source), ("share", Math.Max(1, left / 2)), ("left", left)), Text, cancellationToken);
        var commands = new List<CollectEvidence>(admitted.Count);
        foreach (var command in admitted)
            commands.AddRange(await session.QueryAsync(new Statement(Statements.Command, ("command", command)), ReadCommand, cancellationToken));
        await session.CommitAsync(cancellationToken);
        return commands;
    }

    public async Task<IReadOnlyList<string>> TakeOverAsync(int limit, CancellationToken cancellationToken)
    {
        List<string> plans = [];
        foreach (var (command, plan) in await _database.ReadAsync(new(SharingStatements.GivenUp, ("limit", limit)), static row => (row.GetString(0), row.GetString(1)), cancellationToken))
        {
            await using var session = await _database.WriteAsync(cancellationToken);
            await session.ExecuteAsync([new(SharingStatements.LockCollection, ("command", command)), new(Statements.LockPlan, ("plan", plan)), new(SharingStatements.LockFollowers, ("command", command))], cancellationToken);
            if (await session.QueryAsync(new Statement(SharingStatements.Heir, ("command", command)), static row => (row.GetString(0), Read<Plan>(row, 2)), cancellationToken) is not [var (heir, heirsPlan)])
                continue;
            await session.ExecuteAsync(PlanStatements.TakeOver(command, heir, heirsPlan), cancellationToken);
            await session.CommitAsync(cancellationToken);
            plans.Add(heirsPlan.PlanId);
        }

        return plans;
    }

    public async Task ForgetSharedAsync(int limit, CancellationToken cancellationToken)
    {
        foreach (var plan in await _database.ReadAsync(new(SharingStatements.Forgotten, ("limit", limit)), Text, cancellationToken))
            await _database.WriteAsync(PlanStatements.Forget(plan), static _ => 0, cancellationToken);
        await _database.WriteAsync(new Statement(SharingStatements.ForgetCollections), cancellationToken);
    }
}
