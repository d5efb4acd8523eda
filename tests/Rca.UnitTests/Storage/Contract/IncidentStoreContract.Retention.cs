using Rca.Core.Stores;
using Xunit;

namespace Rca.Tests.Storage;

public abstract partial class IncidentStoreContract
{
    static readonly Retention ByAge = new(TimeSpan.Zero, null);

    [Fact]
    public async Task Deleted_incident_leaves_a_tombstone_and_no_row_beside_it_and_shared_evidence_stays()
    {
        var (old, kept) = (Sample.Plan("old", "orders-db"), Sample.Plan("kept", "orders-db"));
        var report = Sample.Incident("old") with { StartsAt = Sample.Incident("old").StartsAt.AddSeconds(1) };
        await Store.EnterAsync(Sample.Incident("old"), Long, Ct);
        await Store.EnterAsync(report, Long, Ct);
        await SealAnnouncedAsync(old, "{\"shared\":1}", "{\"own\":1}");
        await SealAnnouncedAsync(kept, "{\"shared\":1}");
        await Store.HoldAsync(kept.IncidentId, isHeld: true, Ct);
        Assert.Equal(1, await Store.DeleteOldAsync(ByAge, 10, Ct));
        Assert.Equal(0, await Store.DeleteOldAsync(ByAge, 10, Ct));

        Assert.Null(await Store.FindManifestAsync(old.IncidentId, Ct));
        foreach (var id in (string[])[old.IncidentId, Rca.Core.Identity.Incident(report)])
        {
            var tombstone = Assert.IsType<Tombstone>(await Store.FindTombstoneAsync(id, Ct));
            Assert.Equal(DeletionReason.Age, tombstone.Why);
            Assert.InRange(tombstone.DeletedAt, await Store.NowAsync(Ct) - TimeSpan.FromMinutes(1), await Store.NowAsync(Ct));
        }

        Assert.Null(await Store.FindTombstoneAsync(kept.IncidentId, Ct));
        Assert.Null(await Store.FindEvidenceAsync(Sample.Digest("{\"own\":1}"), Ct));
        Assert.NotNull(await Store.FindEvidenceAsync(Sample.Digest("{\"shared\":1}"), Ct));
        foreach (var table in (string[])["plans", "plan_items", "manifests", "evidence", "manifest_evidence"]) Assert.Equal(1, await SqlAsync($"select count(*) from rca.{table}"));
        foreach (var table in (string[])["parts", "episodes"]) Assert.Equal(0, await SqlAsync($"select count(*) from rca.{table}"));
        Assert.Equal(0, await SqlAsync("select count(*) from rca.incidents where deleted_at is not null and document <> '{}'"));
        // It is known still, and not planned a second time.
        await Assert.ThrowsAsync<IncidentDeletedException>(() => Store.AddPlanAsync(old, Long, Ct));
        Assert.Empty(await Store.DueAsync(10, Ct));
        Assert.False(await Store.AcceptAsync(old.IncidentId, old.Incident, Ct));
        Assert.Empty(await Store.UnplannedAsync(10, Ct));
    }

    [Fact]
    public async Task Held_incident_is_not_deleted_until_it_is_released()
    {
        var plan = Sample.Plan("one", "orders-db");
        await SealAnnouncedAsync(plan, "{}");
        Assert.False(await Store.HoldAsync("inc-unknown", isHeld: true, Ct));
        Assert.True(await Store.HoldAsync(plan.IncidentId, isHeld: true, Ct));
        Assert.True(await Store.HoldAsync(plan.IncidentId, isHeld: true, Ct));
        Assert.Equal(0, await Store.DeleteOldAsync(new Retention(TimeSpan.Zero, 0), 10, Ct));
        Assert.NotNull(await Store.FindManifestAsync(plan.IncidentId, Ct));
        Assert.True(await Store.HoldAsync(plan.IncidentId, isHeld: false, Ct));
        Assert.Equal(1, await Store.DeleteOldAsync(ByAge, 10, Ct));
        Assert.False(await Store.HoldAsync(plan.IncidentId, isHeld: true, Ct));
    }

    [Fact]
    public async Task Retention_by_age_spares_the_younger_and_retention_by_size_deletes_the_oldest_until_it_fits()
    {
        var plans = new List<Core.Planning.Plan>();
        for (var n = 0; n < 4; n++)
        {
            plans.Add(Sample.Plan($"{n}", "orders-db"));
            await SealAnnouncedAsync(plans[n], new string((char)('a' + n), 10_000));
            await PassAsync(await Store.NowAsync(Ct) + TimeSpan.FromMilliseconds(1));
        }

        Assert.Equal(0, await Store.DeleteOldAsync(new Retention(TimeSpan.FromHours(1), null), 10, Ct));
        Assert.Equal(0, await Store.DeleteOldAsync(new Retention(null, 50_000), 10, Ct));
        Assert.Equal(2, await Store.DeleteOldAsync(new Retention(null, 25_000), 10, Ct));
        Assert.Equal(DeletionReason.Size, (await Store.FindTombstoneAsync(plans[1].IncidentId, Ct))!.Why);
        Assert.NotNull(await Store.FindManifestAsync(plans[2].IncidentId, Ct));
        Assert.Equal(1, await Store.DeleteOldAsync(ByAge, 1, Ct));
        Assert.Null(await Store.FindManifestAsync(plans[2].IncidentId, Ct));
        Assert.NotNull(await Store.FindManifestAsync(plans[3].IncidentId, Ct));
    }

    [Fact]
    public async Task Evidence_that_is_sealed_again_while_it_is_deleted_is_there_for_whoever_wants_it()
    {
        for (var round = 0; round < 10; round++)
        {
            var (old, recent) = (Sample.Plan($"old {round}", "orders-db"), Sample.Plan($"recent {round}", "orders-db"));
            var piece = $"{{\"n\":{round}}}";
            await SealAnnouncedAsync(old, piece);
            await Store.AddPlanAsync(recent, Long, Ct);
            var (seal, delete) = (Task.Run(() => TryAsync(() => Open().SealAsync(Sample.Manifest(recent, 1, piece), Ct)), Ct), Task.Run(() => TryAsync(() => Open().DeleteOldAsync(ByAge, 10, Ct)), Ct));
            await Task.WhenAll(seal, delete);
            await Store.SealAsync(Sample.Manifest(recent, 1, piece), Ct);
            Assert.Equal(piece, await Store.FindEvidenceAsync(Sample.Digest(piece), Ct));
        }

        // Whoever lost the race tries again.
        static async Task TryAsync(Func<Task> act)
        {
            try
            {
                await act();
            }
            catch (System.Data.Common.DbException)
            {
            }
        }
    }

    async Task SealAnnouncedAsync(Core.Planning.Plan plan, params string[] evidence)
    {
        await Store.AddPlanAsync(plan, Long, Ct);
        Assert.True(await Store.SealAsync(Sample.Manifest(plan, 1, evidence), Ct));
        await Store.MarkAnnouncedAsync(plan.PlanId, 1, Ct);
        await Store.ForgetSharedAsync(100, Ct);
    }
}
