using Rca.Core.Stores;
using Xunit;

namespace Rca.Tests.Storage;

public abstract partial class IncidentStoreContract
{
    static readonly PlanTerms WithLate = new(TimeSpan.FromHours(1), TimeSpan.Zero, new HashSet<string>(StringComparer.Ordinal)) { LateEvidence = TimeSpan.FromSeconds(3) };

    [Fact]
    public async Task Evidence_after_the_seal_is_kept_for_a_revision_for_as_long_as_is_allowed()
    {
        var plan = Sample.Plan("one", "orders-db", "prod-eu");
        await Store.AddPlanAsync(plan, WithLate, Ct);
        await Store.RecordAsync(Sample.Part(plan), Ct);
        await Store.SealAsync(Sample.Manifest(plan) with { Closings = 1 }, Ct);
        Assert.Empty(await Store.RevisableAsync(10, Ct));
        Assert.Equal(Recorded.LateKept, await Store.RecordAsync(Sample.Part(plan, 1, sequence: 0, closes: false), Ct));
        Assert.Empty(await Store.RevisableAsync(10, Ct));
        Assert.Equal(Recorded.LateKept, await Store.RecordAsync(Sample.Part(plan, 1, sequence: 1), Ct));
        Assert.Equal([plan.PlanId], await Store.RevisableAsync(10, Ct));
        Assert.Empty(await Store.DueAsync(10, Ct));
        Assert.Equal(3, (await Store.GatherAsync(plan.PlanId, Ct))!.Parts.Count);
        Assert.Equal(1, (await Store.FindSealedAsync(plan.PlanId, Ct))!.Announcement.Revision);

        await PassAsync(await Store.NowAsync(Ct) + WithLate.LateEvidence);
        Assert.Equal(Recorded.Late, await Store.RecordAsync(Sample.Part(plan, 1, attempt: "b"), Ct));
        // What came in time is still there for the revision that is to have it.
        await Store.ForgetSharedAsync(10, Ct);
        Assert.Equal(3, (await Store.GatherAsync(plan.PlanId, Ct))!.Parts.Count);
        await Store.SealAsync(Sample.Manifest(plan, 2) with { Closings = 2 }, Ct);
        Assert.Empty(await Store.RevisableAsync(10, Ct));
        await Store.ForgetSharedAsync(10, Ct);
        Assert.Equal(0, await SqlAsync("select count(*) from rca.parts"));
    }

    [Fact]
    public async Task What_came_between_gathering_and_sealing_makes_a_revision()
    {
        var plan = Sample.Plan("one", "orders-db", "prod-eu");
        await Store.AddPlanAsync(plan, WithLate, Ct);
        await Store.RecordAsync(Sample.Part(plan), Ct);
        await Store.SealAsync(Sample.Manifest(plan), Ct);
        Assert.Equal([plan.PlanId], await Store.RevisableAsync(10, Ct));
        await Store.MarkRevisedAsync(plan.PlanId, 1, Ct);
        Assert.Empty(await Store.RevisableAsync(10, Ct));
    }

    [Fact]
    public async Task Revisions_by_eight_at_once_make_one_chain_without_a_hole()
    {
        var plan = Sample.Plan("one", "orders-db");
        await Store.AddPlanAsync(plan, WithLate, Ct);
        Assert.False(await Store.SealAsync(Sample.Manifest(plan, 2), Ct));
        for (var revision = 1; revision <= 5; revision++)
        {
            var stores = Enumerable.Range(0, 8).Select(_ => Open()).ToArray();
            var outcomes = await Task.WhenAll(stores.Select((store, n) => Task.Run(() => store.SealAsync(Sample.Manifest(plan, revision, $"{n}"), Ct), Ct)));
            Assert.Single(outcomes, true);
            Assert.False(await Store.SealAsync(Sample.Manifest(plan, revision + 2), Ct));
        }

        Assert.Equal(5, await SqlAsync("select count(*) from rca.manifests"));
        Assert.Equal(5, (await Store.FindSealedAsync(plan.PlanId, Ct))!.Announcement.Revision);
    }
}
