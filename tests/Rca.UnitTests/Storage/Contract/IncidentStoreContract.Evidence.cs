using Rca.Core.Stores;
using Xunit;

namespace Rca.Tests.Storage;

public abstract partial class IncidentStoreContract
{
    [Fact]
    public async Task Parts_out_of_order_make_a_whole_attempt_when_the_last_gap_closes()
    {
        var plan = Sample.Plan("one", "orders-db");
        await Store.AddPlanAsync(plan, Long, Ct);
        Assert.Equal(Recorded.Waiting, await Store.RecordAsync(Sample.Part(plan, sequence: 2, closes: true), Ct));
        Assert.Equal(Recorded.Waiting, await Store.RecordAsync(Sample.Part(plan, sequence: 0, closes: false), Ct));
        Assert.Equal(Recorded.Waiting, await Store.RecordAsync(Sample.Part(plan, sequence: 0, closes: false), Ct));
        Assert.Empty(await Store.DueAsync(10, Ct));
        Assert.Equal(Recorded.Ready, await Store.RecordAsync(Sample.Part(plan, sequence: 1, closes: false), Ct));
        Assert.Equal([plan.PlanId], await Store.DueAsync(10, Ct));
        Assert.Equal(Recorded.Ready, await Store.RecordAsync(Sample.Part(plan, sequence: 1, closes: false), Ct));
        Assert.Equal([0, 1, 2], (await Store.GatherAsync(plan.PlanId, Ct))!.Parts.Select(part => part.Sequence).Order());
    }

    [Fact]
    public async Task Part_recorded_twice_stays_as_it_was_first()
    {
        var plan = Sample.Plan("one", "orders-db");
        await Store.AddPlanAsync(plan, Long, Ct);
        var first = Sample.Part(plan, closes: false, content: "{\"first\":\"\\u0000 ü\"}");
        await Store.RecordAsync(first, Ct);
        Assert.Equal(Recorded.Waiting, await Store.RecordAsync(first, Ct));
        Assert.Equal(Recorded.Foreign, await Store.RecordAsync(Sample.Part(plan, closes: true, content: "{\"second\":1}"), Ct));
        Assert.Equal(Json(first), Json(Assert.Single((await Store.GatherAsync(plan.PlanId, Ct))!.Parts)));
    }

    [Fact]
    public async Task Attempt_ends_with_its_first_closing()
    {
        var plan = Sample.Plan("one", "orders-db", "prod-eu");
        await Store.AddPlanAsync(plan, Long, Ct);
        Assert.Equal(Recorded.Waiting, await Store.RecordAsync(Sample.Part(plan, sequence: 1, closes: true), Ct));
        Assert.Equal(Recorded.Foreign, await Store.RecordAsync(Sample.Part(plan, sequence: 2, closes: false), Ct));
        Assert.Equal(Recorded.Foreign, await Store.RecordAsync(Sample.Part(plan, sequence: 2, closes: true), Ct));
        Assert.Equal(Recorded.Foreign, await Store.RecordAsync(Sample.Part(plan, sequence: 0, closes: true), Ct));
        Assert.Equal(Recorded.Waiting, await Store.RecordAsync(Sample.Part(plan, sequence: 1, closes: true, attempt: "b"), Ct));
        Assert.Equal(Recorded.Waiting, await Store.RecordAsync(Sample.Part(plan, sequence: 0, closes: false), Ct));
        Assert.Equal(3, (await Store.GatherAsync(plan.PlanId, Ct))!.Parts.Count);
    }

    [Fact]
    public async Task Two_attempts_do_not_make_one_whole()
    {
        var plan = Sample.Plan("one", "orders-db");
        await Store.AddPlanAsync(plan, Long, Ct);
        Assert.Equal(Recorded.Waiting, await Store.RecordAsync(Sample.Part(plan, sequence: 0, closes: false, attempt: "a"), Ct));
        Assert.Equal(Recorded.Waiting, await Store.RecordAsync(Sample.Part(plan, sequence: 1, closes: true, attempt: "b"), Ct));
        Assert.Equal(Recorded.Ready, await Store.RecordAsync(Sample.Part(plan, sequence: 0, closes: false, attempt: "b"), Ct));
        Assert.Equal(3, (await Store.GatherAsync(plan.PlanId, Ct))!.Parts.Count);
    }

    [Fact]
    public async Task Plan_waits_for_every_item_that_was_asked()
    {
        var plan = Sample.Plan("one", "orders-db", "!refused", "prod-eu");
        await Store.AddPlanAsync(plan, Long, Ct);
        Assert.Equal(Recorded.Waiting, await Store.RecordAsync(Sample.Part(plan, 0), Ct));
        Assert.Equal([plan.Items[2].CommandId], await UnsentAsync(null));
        Assert.Equal(Recorded.Ready, await Store.RecordAsync(Sample.Part(plan, 2), Ct));
    }

    [Fact]
    public async Task Part_that_nobody_planned_is_dropped()
    {
        var (plan, other) = (Sample.Plan("one", "orders-db", "!refused"), Sample.Plan("other", "orders-db"));
        await Store.AddPlanAsync(plan, Long, Ct);
        await Store.AddPlanAsync(other, Long, Ct);
        Assert.Equal(Recorded.Unplanned, await Store.RecordAsync(Sample.Part(plan) with { CommandId = "cmd-unknown" }, Ct));
        Assert.Equal(Recorded.Unplanned, await Store.RecordAsync(Sample.Part(plan) with { PlanId = "plan-unknown" }, Ct));
        Assert.Equal(Recorded.Unplanned, await Store.RecordAsync(Sample.Part(plan) with { PlanId = other.PlanId }, Ct));
        Assert.Equal(Recorded.Unplanned, await Store.RecordAsync(Sample.Part(plan, source: "prod-eu"), Ct));
        Assert.Equal(Recorded.Unplanned, await Store.RecordAsync(Sample.Part(plan, 1), Ct));
        Assert.Equal(0, await SqlAsync("select count(*) from rca.parts"));
        Assert.Empty(await Store.DueAsync(10, Ct));
    }

    [Fact]
    public async Task Part_after_sealing_is_late_and_dropped()
    {
        var plan = Sample.Plan("one", "orders-db", "prod-eu");
        await Store.AddPlanAsync(plan, Long, Ct);
        await Store.RecordAsync(Sample.Part(plan), Ct);
        await Store.SealAsync(Sample.Manifest(plan), Ct);
        Assert.Equal(Recorded.Late, await Store.RecordAsync(Sample.Part(plan), Ct));
        Assert.Equal(Recorded.Late, await Store.RecordAsync(Sample.Part(plan, 1), Ct));
        Assert.Equal(Recorded.Unplanned, await Store.RecordAsync(Sample.Part(plan, 1, source: "orders-db"), Ct));
        Assert.Equal(0, await SqlAsync("select count(*) from rca.parts"));
        Assert.Empty((await Store.GatherAsync(plan.PlanId, Ct))!.Parts);
    }

    [Fact]
    public async Task Last_parts_recorded_at_once_leave_the_plan_ready()
    {
        string[] sources = ["orders-db", "prod-eu", "github", "billing-db"];
        for (var round = 0; round < 10; round++)
        {
            var plan = Sample.Plan($"round {round}", sources);
            await Store.AddPlanAsync(plan, Long, Ct);
            var parts = Enumerable.Range(0, sources.Length * 2).Select(n => Sample.Part(plan, n / 2, n % 2, closes: n % 2 == 1));
            var recorded = await Task.WhenAll(parts.Select(part => Task.Run(() => Store.RecordAsync(part, Ct), Ct)));
            Assert.Single(recorded, Recorded.Ready);
            Assert.Contains(plan.PlanId, await Store.DueAsync(100, Ct));
        }
    }
}
