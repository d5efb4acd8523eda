using Rca.Core;
using Rca.Core.Stores;
using Rca.Storage;
using Xunit;

namespace Rca.Tests.Storage;

/// <summary>What every store promises; run on each of them.</summary>
public abstract partial class IncidentStoreContract : IAsyncLifetime
{
    protected static readonly TimeSpan Long = TimeSpan.FromHours(1);
    readonly List<SqlIncidentStore> _opened = [];

    /// <summary>A time to seal after which <see cref="PassAsync"/> need not wait long.</summary>
    protected static readonly TimeSpan Short = TimeSpan.FromMilliseconds(50);

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    protected SqlIncidentStore Store { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await CreateAsync();
        Store = Open();
        await Store.MigrateAsync(Ct);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var store in _opened)
            await store.DisposeAsync();
        await DropAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>An empty database of the test's own.</summary>
    protected abstract Task CreateAsync();

    protected abstract Task DropAsync();

    /// <summary>A new store on the test's database, as another process has it.</summary>
    protected abstract SqlIncidentStore Connect();

    /// <summary>Lets the store's clock reach a time.</summary>
    protected abstract Task PassAsync(DateTimeOffset time);

    /// <summary>Runs a statement beside the store and returns the number that it answers with.</summary>
    protected abstract Task<long> SqlAsync(string statement);

    protected SqlIncidentStore Open()
    {
        var store = Connect();
        _opened.Add(store);
        return store;
    }

    [Fact]
    public async Task Incident_accepted_twice_is_kept_once()
    {
        var incident = Sample.Incident("one");
        var id = Identity.Incident(incident);
        Assert.False(await Store.KnowsAsync(id, Ct));
        Assert.True(await Store.AcceptAsync(id, incident, Ct));
        Assert.False(await Store.AcceptAsync(id, Sample.Incident("other"), Ct));
        Assert.True(await Store.KnowsAsync(id, Ct));
        Assert.Equal(incident.DedupKey, Assert.Single(await Store.UnplannedAsync(10, Ct)).DedupKey);
    }

    [Fact]
    public async Task Unplanned_incidents_come_oldest_first_until_planned()
    {
        foreach (var key in (string[])["c", "a", "b"])
        {
            var incident = Sample.Incident(key);
            await Store.AcceptAsync(Identity.Incident(incident), incident, Ct);
            await PassAsync(await Store.NowAsync(Ct) + TimeSpan.FromMilliseconds(1));
        }

        Assert.Equal(Keys("c", "a"), (await Store.UnplannedAsync(2, Ct)).Select(incident => incident.DedupKey));
        await Store.AddPlanAsync(Sample.Plan("c", "orders-db"), Long, Ct);
        Assert.Equal(Keys("a", "b"), (await Store.UnplannedAsync(10, Ct)).Select(incident => incident.DedupKey));
    }

    [Fact]
    public async Task Everything_is_there_after_a_restart()
    {
        var (open, done) = (Sample.Plan("open", "orders-db", "prod-eu"), Sample.Plan("done", "orders-db"));
        var stored = await Store.AddPlanAsync(open, Long, Ct);
        await Store.AddPlanAsync(done, Long, Ct);
        await Store.RecordAsync(Sample.Part(open), Ct);
        await Store.SealAsync(Sample.Manifest(done, 1, "{\"e\":1}"), Ct);
        await Store.DisposeAsync();

        var again = Open();
        await again.PrepareAsync(Ct);
        var gathered = Assert.IsType<GatheredPlan>(await again.GatherAsync(open.PlanId, Ct));
        Assert.Equal((stored.AcceptedAt, stored.Deadline, false), (gathered.Stored.AcceptedAt, gathered.Stored.Deadline, gathered.Stored.IsSealed));
        Assert.Single(gathered.Parts);
        Assert.Equal(open.Items[1].CommandId, Assert.Single(await again.UnsentAsync(null, 10, Ct)).CommandId);
        Assert.Equal(Recorded.Ready, await again.RecordAsync(Sample.Part(open, 1), Ct));
        Assert.Equal(done.PlanId, Assert.Single(await again.UnannouncedAsync(10, Ct)).PlanId);
        Assert.NotNull(await again.FindManifestAsync(done.IncidentId, Ct));
        Assert.Equal("{\"e\":1}", await again.FindEvidenceAsync(Sample.Digest("{\"e\":1}"), Ct));
    }

    static IEnumerable<string> Keys(params string[] keys) => keys.Select(Identity.DedupKey);
}
