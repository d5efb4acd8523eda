using System.Data.Common;
using System.Text.Json;
using Rca.Contracts;
using Rca.Core.Planning;
using Rca.Core.Stores;

namespace Rca.Storage;

/// <summary>The store in a relational database. Every write is one transaction.</summary>
public abstract partial class SqlIncidentStore : IIncidentStore, IAsyncDisposable
{
    readonly SqlDatabase _database;

    private protected SqlIncidentStore(SqlDatabase database) => _database = database;

    public abstract Task PrepareAsync(CancellationToken cancellationToken);

    /// <summary>Makes the schema, or brings it up to this program's version.</summary>
    /// <returns>The versions that it made.</returns>
    /// <exception cref="UnknownSchemaException">What is there is no schema of this program, or of a later one.</exception>
    public Task<IReadOnlyList<int>> MigrateAsync(CancellationToken cancellationToken) => Schema.MigrateAsync(_database, cancellationToken);

    /// <summary>Refuses a schema that this program must not run on; it only reads.</summary>
    /// <exception cref="UnknownSchemaException">There is none, or it is too old, too new or not ours.</exception>
    public Task CheckAsync(CancellationToken cancellationToken) => Schema.CheckAsync(_database, cancellationToken);

    private protected Task<List<T>> AskAsync<T>(Statement statement, Func<DbDataReader, T> map, CancellationToken cancellationToken) =>
        _database.ReadAsync(statement, map, cancellationToken);

    public async Task<DateTimeOffset> NowAsync(CancellationToken cancellationToken) =>
        (await _database.ReadAsync(new(Statements.Now), row => _database.Time(row, 0), cancellationToken))[0];

    public async Task<bool> AcceptAsync(string incidentId, IncidentReported incident, CancellationToken cancellationToken) =>
        await _database.WriteAsync(
            [new(Statements.Accept, ("incident", incidentId), ("document", Write(incident)))], static _ => true, cancellationToken) is [true];

    public async Task<IReadOnlyList<IncidentReported>> UnplannedAsync(int limit, CancellationToken cancellationToken) =>
        await _database.ReadAsync(new(Statements.Unplanned, ("limit", limit)), Read<IncidentReported>, cancellationToken);

    public async Task<StoredPlan> AddPlanAsync(Plan plan, PlanTerms terms, CancellationToken cancellationToken)
    {
        var stored = await _database.WriteAsync(PlanStatements.Add(plan, terms), ReadPlan, cancellationToken);
        if (stored is [] && await FindTombstoneAsync(plan.IncidentId, cancellationToken) is not null) throw new IncidentDeletedException();
        return stored is [var one] ? one : throw new InvalidOperationException($"The plan {plan.PlanId} is stored for another incident than {plan.IncidentId}.");
    }

    public async Task<IReadOnlyList<CollectEvidence>> UnsentAsync(string? planId, int limit, CancellationToken cancellationToken) =>
        await _database.ReadAsync(
            planId is null ? new(Statements.Unsent, ("limit", limit)) : new(Statements.UnsentOfPlan, ("plan", planId), ("limit", limit)),
            ReadCommand,
            cancellationToken);

    public Task MarkSentAsync(string commandId, CancellationToken cancellationToken) =>
        _database.WriteAsync(new(Statements.MarkSent, ("command", commandId)), cancellationToken);

    public Task ForgetSentAsync(CancellationToken cancellationToken) => _database.WriteAsync(new Statement(Statements.ForgetSent), cancellationToken);

    public async Task<Recorded> RecordAsync(EvidenceCollected part, CancellationToken cancellationToken) =>
        await _database.WriteAsync(
            PlanStatements.Record(part), static row => (IsSealed: row.GetBoolean(0), IsReady: row.GetBoolean(1), IsLateKept: row.GetBoolean(2), IsThere: row.GetBoolean(3)), cancellationToken) switch
        {
            [] => Recorded.Unplanned,
            [{ IsSealed: true, IsLateKept: true, IsThere: true }] => Recorded.LateKept,
            [{ IsSealed: true }] => Recorded.Late,
            [{ IsThere: false }] => Recorded.Foreign,
            [{ IsReady: true }] => Recorded.Ready,
            _ => Recorded.Waiting,
        };

    public async Task<IReadOnlyList<string>> DueAsync(int limit, CancellationToken cancellationToken) =>
        await _database.ReadAsync(new(Statements.Due, ("limit", limit)), Text, cancellationToken);

    public async Task<GatheredPlan?> GatherAsync(string planId, CancellationToken cancellationToken)
    {
        StoredPlan? stored = null;
        List<EvidenceCollected> parts = [];
        Dictionary<string, Collection> shared = new(StringComparer.Ordinal);
        HashSet<string> held = new(StringComparer.Ordinal);
        await _database.ReadAsync(
            new(Statements.Gather, ("plan", planId)),
            row =>
            {
                if (!row.IsDBNull(1))
                    stored = ReadPlan(row);
                else if (row.IsDBNull(5))
                    parts.Add(Read<EvidenceCollected>(row));
                else if (row.GetBoolean(5))
                    held.Add(row.GetString(0));
                if (!row.IsDBNull(4))
                    shared.Add(row.GetString(0), Read<Collection>(row, 4));
                return 0;
            },
            cancellationToken);
        return stored is null ? null : new(stored, parts) { Shared = shared, Held = held };
    }

    public async Task<IReadOnlyList<string>> RevisableAsync(int limit, CancellationToken cancellationToken) =>
        await _database.ReadAsync(new(RevisionStatements.Revisable, ("limit", limit)), Text, cancellationToken);

    public async Task<SealedRevision?> FindSealedAsync(string planId, CancellationToken cancellationToken) =>
        (await _database.ReadAsync(new(RevisionStatements.FindSealed, ("plan", planId)), static row => new SealedRevision(Read<ManifestSealed>(row), row.GetString(1)), cancellationToken)).FirstOrDefault();

    public Task MarkRevisedAsync(string planId, int closings, CancellationToken cancellationToken) =>
        _database.WriteAsync(new Statement(RevisionStatements.Revised, ("plan", planId), ("closings", closings)), cancellationToken);

    public async Task<bool> SealAsync(SealedManifest manifest, CancellationToken cancellationToken)
    {
        await using var session = await _database.WriteAsync(cancellationToken);
        if (await session.QueryAsync(SealStatements.AddManifest(manifest), static _ => true, cancellationToken) is not [true])
            return false;

        await session.ExecuteAsync(SealStatements.Finish(manifest), cancellationToken);
        await session.CommitAsync(cancellationToken);
        return true;
    }

    public async Task<IReadOnlyList<ManifestSealed>> UnannouncedAsync(int limit, CancellationToken cancellationToken) =>
        await _database.ReadAsync(new(Statements.Unannounced, ("limit", limit)), Read<ManifestSealed>, cancellationToken);

    public Task MarkAnnouncedAsync(string planId, int revision, CancellationToken cancellationToken) =>
        _database.WriteAsync(new(Statements.MarkAnnounced, ("plan", planId), ("revision", revision)), cancellationToken);

    public async Task<bool> KnowsAsync(string incidentId, CancellationToken cancellationToken) =>
        await _database.ReadAsync(new(Statements.Knows, ("incident", incidentId)), static _ => true, cancellationToken) is [true];

    public async Task<IReadOnlyList<ManifestSealed>> ListAsync(string? after, int limit, CancellationToken cancellationToken) =>
        await _database.ReadAsync(new(Statements.List, ("after", after ?? ""), ("limit", limit)), Read<ManifestSealed>, cancellationToken);

    public async Task<string?> FindByFingerprintAsync(string fingerprint, CancellationToken cancellationToken) =>
        (await _database.ReadAsync(new(Statements.FindByFingerprint, ("fingerprint", fingerprint)), Text, cancellationToken)).FirstOrDefault();

    public async Task<string?> FindManifestAsync(string incidentId, CancellationToken cancellationToken) =>
        (await _database.ReadAsync(new(Statements.FindManifest, ("incident", incidentId)), Text, cancellationToken)).FirstOrDefault();

    public async Task<string?> FindEnvelopeAsync(string incidentId, CancellationToken cancellationToken) =>
        (await _database.ReadAsync(new(Statements.FindEnvelope, ("incident", incidentId)), Text, cancellationToken)).FirstOrDefault();

    public async Task<string?> FindEvidenceAsync(string sha256, CancellationToken cancellationToken) =>
        (await _database.ReadAsync(new(Statements.FindEvidence, ("sha256", sha256)), Text, cancellationToken)).FirstOrDefault();

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    internal static string Write<T>(T value) => JsonSerializer.Serialize(value, WireJson.Options);

    static T Read<T>(DbDataReader row) => Read<T>(row, 0);

    static T Read<T>(DbDataReader row, int ordinal) =>
        JsonSerializer.Deserialize<T>(row.GetString(ordinal), WireJson.Options)
        ?? throw new InvalidOperationException($"A stored {typeof(T).Name} is null.");

    static string Text(DbDataReader row) => row.GetString(0);

    CollectEvidence ReadCommand(DbDataReader row) => Read<CollectEvidence>(row) with { Deadline = _database.Time(row, 1) };

    StoredPlan ReadPlan(DbDataReader row) => new(Read<Plan>(row), _database.Time(row, 1), _database.Time(row, 2), row.GetBoolean(3));
}
