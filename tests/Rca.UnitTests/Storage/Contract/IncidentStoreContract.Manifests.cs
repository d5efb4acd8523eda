using Xunit;

namespace Rca.Tests.Storage;

public abstract partial class IncidentStoreContract
{
    [Fact]
    public async Task Manifest_sealed_twice_stays_as_it_was_first()
    {
        var plan = Sample.Plan("one", "orders-db");
        await Store.AddPlanAsync(plan, Long, Ct);
        var first = Sample.Manifest(plan, 1, "{\"e\":1}");
        Assert.Null(await Store.FindManifestAsync(plan.IncidentId, Ct));
        Assert.True(await Store.SealAsync(first, Ct));
        Assert.False(await Store.SealAsync(Sample.Manifest(plan, 1, "{\"e\":2}") with { Document = "{}" }, Ct));
        Assert.Equal(first.Document, await Store.FindManifestAsync(plan.IncidentId, Ct));
        Assert.Equal("{\"e\":1}", await Store.FindEvidenceAsync(Sample.Digest("{\"e\":1}"), Ct));
        Assert.Null(await Store.FindEvidenceAsync(Sample.Digest("{\"e\":2}"), Ct));
        Assert.True((await Store.GatherAsync(plan.PlanId, Ct))!.Stored.IsSealed);
    }

    [Fact]
    public async Task Manifest_sealed_by_eight_at_once_is_sealed_once()
    {
        for (var round = 0; round < 5; round++)
        {
            var plan = Sample.Plan($"round {round}", "orders-db");
            await Store.AddPlanAsync(plan, Long, Ct);
            var stores = Enumerable.Range(0, 8).Select(_ => Open()).ToArray();
            var outcomes = await Task.WhenAll(stores.Select((store, n) => Task.Run(() => store.SealAsync(Sample.Manifest(plan, 1, $"{n}"), Ct), Ct)));
            Assert.Single(outcomes, true);
        }

        Assert.Equal(5, await SqlAsync("select count(*) from rca.manifests"));
        Assert.Equal(5, (await Store.UnannouncedAsync(100, Ct)).Count);
    }

    [Fact]
    public async Task Manifest_of_a_plan_that_is_not_stored_is_an_error()
    {
        var plan = Sample.Plan("one", "orders-db");
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => Store.SealAsync(Sample.Manifest(plan, 1, "{}"), Ct));
        Assert.Equal(0, await SqlAsync("select count(*) from rca.evidence"));
    }

    [Fact]
    public async Task Manifests_are_listed_once_an_incident_the_last_sealed_first_and_from_any_place_on()
    {
        var sealedOnes = new List<string>();
        foreach (var name in (string[])["one", "two", "three"])
        {
            var plan = Sample.Plan(name, "orders-db");
            await Store.AddPlanAsync(plan, Long, Ct);
            Assert.True(await Store.SealAsync(Sample.Manifest(plan, 1), Ct));
            Assert.True(await Store.SealAsync(Sample.Manifest(plan, 2), Ct));
            sealedOnes.Add(plan.IncidentId);
        }

        var all = await Store.ListAsync(null, 10, Ct);
        Assert.All(all, m => Assert.Equal(2, m.Revision));
        Assert.Equal(sealedOnes.Order(StringComparer.Ordinal), all.Select(m => m.IncidentId).Order(StringComparer.Ordinal));
        Assert.Equal(all.Take(2), await Store.ListAsync(null, 2, Ct));
        Assert.Equal(all.Skip(1), await Store.ListAsync(all[0].IncidentId, 10, Ct));
        Assert.Equal(all.Skip(2), await Store.ListAsync(all[1].IncidentId, 1, Ct));
        Assert.Empty(await Store.ListAsync(all[2].IncidentId, 10, Ct));
        Assert.Empty(await Store.ListAsync("inc-unknown", 10, Ct));
    }

    [Fact]
    public async Task Newest_revision_of_a_manifest_is_found()
    {
        var plan = Sample.Plan("one", "orders-db");
        await Store.AddPlanAsync(plan, Long, Ct);
        foreach (var revision in Enumerable.Range(1, 10))
            Assert.True(await Store.SealAsync(Sample.Manifest(plan, revision), Ct));
        Assert.Contains("\"revision\":10", await Store.FindManifestAsync(plan.IncidentId, Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evidence_of_two_manifests_is_stored_once()
    {
        var (one, two) = (Sample.Plan("one", "orders-db"), Sample.Plan("two", "orders-db"));
        await Store.AddPlanAsync(one, Long, Ct);
        await Store.AddPlanAsync(two, Long, Ct);
        await Store.SealAsync(Sample.Manifest(one, 1, "{\"shared\":1}", "{\"own\":1}"), Ct);
        await Store.SealAsync(Sample.Manifest(two, 1, "{\"own\":2}", "{\"shared\":1}"), Ct);
        Assert.Equal(3, await SqlAsync("select count(*) from rca.evidence"));
        Assert.Equal("{\"shared\":1}", await Store.FindEvidenceAsync(Sample.Digest("{\"shared\":1}"), Ct));
    }

    [Fact]
    public async Task Manifests_that_share_evidence_are_sealed_at_once_without_a_deadlock()
    {
        for (var round = 0; round < 5; round++)
        {
            var evidence = Enumerable.Range(0, 200).Select(n => $"{round} {n}").ToArray();
            var plans = Enumerable.Range(0, 8).Select(n => Sample.Plan($"incident {round} {n}", "orders-db")).ToArray();
            foreach (var plan in plans)
                await Store.AddPlanAsync(plan, Long, Ct);
            var manifests = plans.Select((plan, n) => Sample.Manifest(plan, 1, n % 2 == 0 ? evidence : [.. evidence.Reverse()]));
            Assert.All(await Task.WhenAll(manifests.Select(manifest => Task.Run(() => Store.SealAsync(manifest, Ct), Ct))), Assert.True);
        }

        Assert.Equal(1000, await SqlAsync("select count(*) from rca.evidence"));
    }

    [Fact]
    public async Task Manifests_are_unannounced_until_marked()
    {
        var (one, two) = (Sample.Plan("one", "orders-db"), Sample.Plan("two", "orders-db"));
        foreach (var plan in (Core.Planning.Plan[])[two, one])
        {
            await Store.AddPlanAsync(plan, Long, Ct);
            await Store.SealAsync(Sample.Manifest(plan), Ct);
            await PassAsync(await Store.NowAsync(Ct) + TimeSpan.FromMilliseconds(1));
        }

        var unannounced = await Store.UnannouncedAsync(10, Ct);
        Assert.Equal([Json(Sample.Manifest(two).Announcement), Json(Sample.Manifest(one).Announcement)], unannounced.Select(Json));
        Assert.Equal(two.PlanId, Assert.Single(await Store.UnannouncedAsync(1, Ct)).PlanId);
        await Store.MarkAnnouncedAsync(two.PlanId, 2, Ct);
        await Store.MarkAnnouncedAsync(two.PlanId, 1, Ct);
        await Store.MarkAnnouncedAsync(two.PlanId, 1, Ct);
        Assert.Equal(one.PlanId, Assert.Single(await Store.UnannouncedAsync(10, Ct)).PlanId);
    }
}
