using Rca.Core;
using Xunit;

namespace Rca.Tests.Storage;

public abstract partial class IncidentStoreContract
{
    static readonly TimeSpan Reopen = TimeSpan.FromMilliseconds(400);

    [Fact]
    public async Task Reports_of_one_group_are_one_incident_whichever_alert_is_the_oldest_then()
    {
        var (first, second) = (Sample.Incident("group"), Sample.Incident("group") with { StartsAt = Sample.Incident("group").StartsAt.AddMinutes(3) });
        var id = Identity.Incident(first);
        Assert.Equal(id, await Store.EnterAsync(first, Long, Ct));
        Assert.Equal(id, await Store.EnterAsync(second, Long, Ct));
        Assert.Equal(id, await Store.EnterAsync(second, Long, Ct));
        Assert.Equal(id, await Store.EnterAsync(first, Long, Ct));
        Assert.Single(await Store.UnplannedAsync(10, Ct));
        Assert.Equal(1, await Store.CountUnplannedAsync(10, Ct));

        var other = Sample.Incident("other group");
        Assert.Equal(Identity.Incident(other), await Store.EnterAsync(other, Long, Ct));
        Assert.Equal(2, await Store.CountUnplannedAsync(10, Ct));
        Assert.Equal(1, await Store.CountUnplannedAsync(1, Ct));

        var plan = Sample.Plan("group", "orders-db");
        await Store.AddPlanAsync(plan, Long, Ct);
        await Store.SealAsync(Sample.Manifest(plan), Ct);
        Assert.True(await Store.KnowsAsync(Identity.Incident(second), Ct));
        Assert.Equal(await Store.FindManifestAsync(id, Ct), await Store.FindManifestAsync(Identity.Incident(second), Ct));
        Assert.NotNull(await Store.FindEnvelopeAsync(Identity.Incident(second), Ct));
    }

    [Fact]
    public async Task Group_that_fires_again_soon_after_it_resolved_goes_on_and_later_it_is_a_new_incident()
    {
        var reports = Enumerable.Range(0, 4).Select(n => Sample.Incident("group") with { StartsAt = Sample.Incident("group").StartsAt.AddSeconds(n - 60) }).ToList();
        var ids = reports.Select(Identity.Incident).ToList();
        Assert.Equal(ids[0], await Store.EnterAsync(reports[0], Long, Ct));
        await Store.ResolveAsync(reports[0], Ct);
        Assert.Equal(ids[0], await Store.EnterAsync(reports[1], Long, Ct));
        // It fires again, so the time it was resolved for begins anew.
        await PassAsync(await Store.NowAsync(Ct) + Reopen);
        Assert.Equal(ids[0], await Store.EnterAsync(reports[2], Reopen, Ct));
        await Store.ResolveAsync(reports[2], Ct);
        await Store.ResolveAsync(reports[2], Ct);
        await PassAsync(await Store.NowAsync(Ct) + Reopen);
        Assert.Equal(ids[3], await Store.EnterAsync(reports[3], Reopen, Ct));
        // What was on its way meanwhile stays with the incident that it was part of.
        Assert.Equal(ids[0], await Store.EnterAsync(reports[1], Reopen, Ct));
        Assert.Equal(2, (await Store.UnplannedAsync(10, Ct)).Count);
    }

    [Fact]
    public async Task Group_whose_resolving_nobody_reported_is_a_new_incident_when_all_that_fires_began_long_after_it_was_seen()
    {
        var first = Sample.Incident("group");
        await Store.EnterAsync(first, Reopen, Ct);
        var now = await Store.NowAsync(Ct);
        var (soon, late) = (first with { StartsAt = now - TimeSpan.FromMinutes(1) }, first with { StartsAt = now + TimeSpan.FromHours(3) });
        Assert.Equal(Identity.Incident(first), await Store.EnterAsync(soon, Reopen, Ct));
        Assert.Equal(Identity.Incident(late), await Store.EnterAsync(late, TimeSpan.FromHours(2), Ct));
    }

    [Fact]
    public async Task Resolved_alone_starts_nothing()
    {
        await Store.ResolveAsync(Sample.Incident("group"), Ct);
        Assert.Equal(0, await SqlAsync("select count(*) from rca.incidents"));
        Assert.Equal(0, await SqlAsync("select count(*) from rca.episodes"));
    }

    [Fact]
    public async Task Group_reported_by_eight_at_once_is_one_incident()
    {
        var reports = Enumerable.Range(0, 8).Select(n => Sample.Incident("group") with { StartsAt = Sample.Incident("group").StartsAt.AddSeconds(n) });
        var entered = await Task.WhenAll(reports.Select(report => Task.Run(() => Open().EnterAsync(report, Long, Ct), Ct)));
        Assert.Single(entered.Distinct(StringComparer.Ordinal));
        Assert.Equal(1, await SqlAsync("select count(*) from rca.incidents"));
    }
}
