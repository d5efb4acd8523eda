using Rca.Contracts;
using Rca.Core.Planning;
using Rca.Core.Stores;
using Xunit;

namespace Rca.Tests.Storage;

public abstract partial class IncidentStoreContract
{
    static readonly PlanTerms Fresh = new(TimeSpan.FromHours(1), TimeSpan.FromSeconds(30), new HashSet<string>(StringComparer.Ordinal));

    [Fact]
    public async Task Plan_that_wants_what_is_being_collected_waits_for_it_and_takes_it()
    {
        var (first, second) = (Sample.SharingPlan("one", 0, "orders-db"), Sample.SharingPlan("two", 5, "orders-db"));
        await Store.AddPlanAsync(first, Fresh, Ct);
        await Store.AddPlanAsync(second, Fresh, Ct);
        Assert.Equal([first.Items[0].CommandId], await UnsentAsync(null));

        Assert.Equal(Recorded.Waiting, await Store.RecordAsync(Sample.Part(first, sequence: 0, closes: false), Ct));
        Assert.Empty(await Store.DueAsync(10, Ct));
        Assert.Equal(Recorded.Ready, await Store.RecordAsync(Sample.Part(first, sequence: 1), Ct));
        Assert.Equal([first.PlanId, second.PlanId], (await Store.DueAsync(10, Ct)).Order(Order(first, second)));
        var gathered = (await Store.GatherAsync(second.PlanId, Ct))!;
        Assert.Equal((second.Items[0].CommandId, Json(new Collection(first.Items[0].CommandId, first.PlanId, first.Window))), (gathered.Shared.Single().Key, Json(gathered.Shared.Single().Value)));
        Assert.Equal([first.Items[0].CommandId, first.Items[0].CommandId], gathered.Parts.Select(p => p.CommandId));
        Assert.Empty((await Store.GatherAsync(first.PlanId, Ct))!.Shared);
    }

    [Fact]
    public async Task Plan_takes_what_was_collected_a_moment_ago_although_its_incident_is_sealed()
    {
        var (first, second) = (Sample.SharingPlan("one", 0, "orders-db"), Sample.SharingPlan("two", 30, "orders-db"));
        await Store.AddPlanAsync(first, Fresh, Ct);
        await Store.RecordAsync(Sample.Part(first), Ct);
        await Store.SealAsync(Sample.Manifest(first, 1, "{}"), Ct);
        await Store.AddPlanAsync(second, Fresh, Ct);
        Assert.Equal([second.PlanId], await Store.DueAsync(10, Ct));
        Assert.Empty(await UnsentAsync(null));
        Assert.Single((await Store.GatherAsync(second.PlanId, Ct))!.Parts);
    }

    [Theory]
    [InlineData(31, "")]
    [InlineData(-31, "")]
    [InlineData(0, "other")]
    public async Task Collection_that_is_too_old_or_begins_too_late_or_is_of_something_else_is_not_shared(int later, string kind)
    {
        var (first, second) = (Sample.SharingPlan("one", 0, "orders-db"), Sample.SharingPlan("two", later, "orders-db", kind));
        await Store.AddPlanAsync(first, Fresh, Ct);
        await Store.RecordAsync(Sample.Part(first), Ct);
        await Store.AddPlanAsync(second, Fresh, Ct);
        Assert.Equal([second.Items[0].CommandId], await UnsentAsync(null));
    }

    [Theory]
    [InlineData(Outcome.Collected, true)]
    [InlineData(Outcome.Truncated, true)]
    [InlineData(Outcome.Forbidden, true)]
    [InlineData(Outcome.TimedOut, false)]
    [InlineData(Outcome.Unreachable, false)]
    [InlineData(Outcome.Throttled, false)]
    [InlineData(Outcome.Failed, false)]
    [InlineData(Outcome.Withheld, false)]
    public async Task Collection_without_an_answer_is_shared_by_those_that_waited_and_by_nobody_later(Outcome outcome, bool isShared)
    {
        var (first, waiting, later) = (Sample.SharingPlan("one", 0, "orders-db"), Sample.SharingPlan("two", 1, "orders-db"), Sample.SharingPlan("three", 2, "orders-db"));
        await Store.AddPlanAsync(first, Fresh, Ct);
        await Store.AddPlanAsync(waiting, Fresh, Ct);
        var part = Sample.Part(first);
        await Store.RecordAsync(part with { Closing = part.Closing! with { Outcome = outcome } }, Ct);
        Assert.Equal(2, (await Store.DueAsync(10, Ct)).Count);
        await Store.AddPlanAsync(later, Fresh, Ct);
        Assert.Equal(isShared ? [] : [later.Items[0].CommandId], await UnsentAsync(null));
    }

    [Fact]
    public async Task Plan_that_is_added_again_does_not_lead_others_to_a_command_that_is_never_sent()
    {
        var (first, waiting, later) = (Sample.SharingPlan("one", 0, "orders-db"), Sample.SharingPlan("two", 1, "orders-db"), Sample.SharingPlan("three", 2, "orders-db"));
        await Store.AddPlanAsync(first, Fresh, Ct);
        await Store.AddPlanAsync(waiting, Fresh, Ct);
        var part = Sample.Part(first);
        await Store.RecordAsync(part with { Closing = part.Closing! with { Outcome = Outcome.Failed } }, Ct);
        await Store.AddPlanAsync(waiting, Fresh, Ct);
        await Store.AddPlanAsync(later, Fresh, Ct);
        Assert.Equal([later.Items[0].CommandId], await UnsentAsync(null));
    }

    [Fact]
    public async Task Better_attempt_makes_a_collection_shareable_again()
    {
        var (first, later) = (Sample.SharingPlan("one", 0, "orders-db"), Sample.SharingPlan("two", 1, "orders-db"));
        await Store.AddPlanAsync(first, Fresh, Ct);
        var failed = Sample.Part(first);
        await Store.RecordAsync(failed with { Closing = failed.Closing! with { Outcome = Outcome.Failed } }, Ct);
        await Store.RecordAsync(Sample.Part(first, attempt: "b"), Ct);
        await Store.AddPlanAsync(later, Fresh, Ct);
        Assert.Equal(2, (await Store.DueAsync(10, Ct)).Count);
        Assert.Equal(2, (await Store.GatherAsync(later.PlanId, Ct))!.Parts.Count);
    }

    [Fact]
    public async Task Collection_that_its_own_plan_gave_up_is_taken_over_by_one_that_waited()
    {
        var leader = Sample.SharingPlan("one", 0, "orders-db");
        var waiting = Enumerable.Range(1, 3).Select(n => Sample.SharingPlan($"waiting {n}", n, "orders-db")).ToList();
        var stored = await Store.AddPlanAsync(leader, Fresh with { TimeToSeal = TimeSpan.FromSeconds(3) }, Ct);
        foreach (var plan in waiting) await Store.AddPlanAsync(plan, Fresh, Ct);
        Assert.Empty(await Store.TakeOverAsync(10, Ct));
        await PassAsync(stored.Deadline);
        var heir = waiting[2];
        Assert.Equal([heir.PlanId], await Store.TakeOverAsync(10, Ct));
        Assert.Empty(await Store.TakeOverAsync(10, Ct));
        Assert.Equal([heir.Items[0].CommandId], await UnsentAsync(null));
        // The seal of the first is not held up, and what comes for it after all is late: nobody waits for it any more.
        await Store.SealAsync(Sample.Manifest(leader), Ct);
        Assert.Equal(Recorded.Late, await Store.RecordAsync(Sample.Part(leader), Ct));

        var newcomer = Sample.SharingPlan("newcomer", 4, "orders-db");
        await Store.AddPlanAsync(newcomer, Fresh, Ct);
        Assert.Equal(Recorded.Ready, await Store.RecordAsync(Sample.Part(heir), Ct));
        Assert.Equal(4, (await Store.DueAsync(10, Ct)).Count);
        Assert.All(waiting.Take(2).Append(newcomer), plan => Assert.Equal(heir.PlanId, Store.GatherAsync(plan.PlanId, Ct).Result!.Shared.Single().Value.PlanId));
    }

    [Fact]
    public async Task Part_that_comes_after_the_seal_of_its_plan_still_serves_those_that_wait()
    {
        var (leader, waiting) = (Sample.SharingPlan("one", 0, "orders-db"), Sample.SharingPlan("two", 1, "orders-db"));
        await Store.AddPlanAsync(leader, Fresh, Ct);
        await Store.AddPlanAsync(waiting, Fresh, Ct);
        await Store.SealAsync(Sample.Manifest(leader), Ct);
        Assert.Equal(Recorded.Waiting, await Store.RecordAsync(Sample.Part(leader), Ct));
        Assert.Equal([waiting.PlanId], await Store.DueAsync(10, Ct));
        await Store.SealAsync(Sample.Manifest(waiting), Ct);
        Assert.Equal(Recorded.Late, await Store.RecordAsync(Sample.Part(leader, attempt: "b"), Ct));
    }

    [Fact]
    public async Task Command_that_was_never_sent_has_no_answer()
    {
        var (leader, waiting) = (Sample.SharingPlan("one", 0, "orders-db"), Sample.SharingPlan("two", 1, "orders-db"));
        await Store.AddPlanAsync(leader, Fresh, Ct);
        await Store.AddPlanAsync(waiting, Fresh, Ct);
        Assert.Equal(Recorded.Unplanned, await Store.RecordAsync(Sample.Part(waiting), Ct));
        Assert.Equal(Recorded.Unplanned, await Store.RecordAsync(Sample.Part(leader) with { PlanId = waiting.PlanId }, Ct));
        Assert.Equal(0, await SqlAsync("select count(*) from rca.parts"));
    }

    [Fact]
    public async Task Eight_plans_at_once_send_one_command_and_none_is_left_waiting()
    {
        for (var round = 0; round < 10; round++)
        {
            var plans = Enumerable.Range(0, 8).Select(n => Sample.SharingPlan($"{round} {n}", n, "orders-db", $"round {round}")).ToArray();
            var answered = await Task.WhenAll(plans.Select(plan => Task.Run(
                async () =>
                {
                    var store = Open();
                    await store.AddPlanAsync(plan, Fresh, Ct);
                    // Whoever leads is answered at once, while others are still being added.
                    var commands = await store.UnsentAsync(plan.PlanId, 10, Ct);
                    foreach (var _ in commands) await store.RecordAsync(Sample.Part(plan), Ct);
                    return commands.Count;
                },
                Ct)));
            Assert.Equal(1, answered.Sum());
            var due = await Store.DueAsync(1000, Ct);
            Assert.All(plans, plan => Assert.Contains(plan.PlanId, due));
            foreach (var plan in plans) await Store.SealAsync(Sample.Manifest(plan), Ct);
        }
    }

    // The window is of the planner's clock, the forgetting of the store's: they need not agree.
    [Fact]
    public async Task Collection_whose_parts_are_forgotten_is_shared_by_nobody()
    {
        var terms = Fresh with { Freshness = TimeSpan.FromMilliseconds(300) };
        var (first, later) = (Sample.SharingPlan("one", 0, "orders-db"), Sample.SharingPlan("two", 0, "orders-db"));
        await Store.AddPlanAsync(first, terms, Ct);
        await Store.RecordAsync(Sample.Part(first), Ct);
        await Store.SealAsync(Sample.Manifest(first), Ct);
        await PassAsync(await Store.NowAsync(Ct) + terms.Freshness);
        await Store.ForgetSharedAsync(10, Ct);
        await Store.AddPlanAsync(later, terms, Ct);
        Assert.Equal([later.Items[0].CommandId], await UnsentAsync(null));
        Assert.DoesNotContain(later.PlanId, await Store.DueAsync(10, Ct));
        Assert.Empty((await Store.GatherAsync(later.PlanId, Ct))!.Shared);
    }

    [Fact]
    public async Task Parts_stay_while_they_may_be_shared_and_go_when_nobody_waits()
    {
        var terms = Fresh with { Freshness = TimeSpan.FromMilliseconds(300) };
        var (leader, waiting) = (Sample.SharingPlan("one", 0, "orders-db"), Sample.SharingPlan("two", 0, "orders-db"));
        await Store.AddPlanAsync(leader, terms, Ct);
        await Store.AddPlanAsync(waiting, terms, Ct);
        await Store.RecordAsync(Sample.Part(leader), Ct);
        await Store.SealAsync(Sample.Manifest(leader), Ct);
        await PassAsync(await Store.NowAsync(Ct) + terms.Freshness);
        await Store.ForgetSharedAsync(10, Ct);
        Assert.Single((await Store.GatherAsync(waiting.PlanId, Ct))!.Parts);
        await Store.SealAsync(Sample.Manifest(waiting), Ct);
        Assert.Equal(1, await SqlAsync("select count(*) from rca.parts"));
        await Store.ForgetSharedAsync(10, Ct);
        Assert.Equal(0, await SqlAsync("select count(*) from rca.parts"));
        Assert.Equal(0, await SqlAsync("select count(*) from rca.collections"));
    }

    static Comparer<string> Order(params Plan[] plans) => Comparer<string>.Create((a, b) => Array.FindIndex(plans, p => p.PlanId == a).CompareTo(Array.FindIndex(plans, p => p.PlanId == b)));
}
