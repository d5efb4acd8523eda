using System.Text.Json;
using Rca.Contracts;
using Rca.Core.Stores;
using Xunit;

namespace Rca.Tests.Storage;

public abstract partial class IncidentStoreContract
{
    [Fact]
    public async Task Plan_added_is_returned_as_it_is_stored()
    {
        var plan = Sample.Plan("one", "orders-db", "!prod-eu");
        await Store.AcceptAsync(plan.IncidentId, plan.Incident, Ct);
        var before = await Store.NowAsync(Ct);
        await PassAsync(before + Short);
        var stored = await Store.AddPlanAsync(plan, Long, Ct);

        Assert.Equal(Json(plan), Json(stored.Plan));
        Assert.False(stored.IsSealed);
        Assert.True(stored.AcceptedAt <= before, "the acceptance is the incident's, not the plan's");
        Assert.Equal(stored.AcceptedAt + Long, stored.Deadline);
        Assert.Equal(Json(plan), Json((await Store.GatherAsync(plan.PlanId, Ct))!.Stored.Plan));
        Assert.Null(await Store.GatherAsync("plan-unknown", Ct));
    }

    [Fact]
    public async Task Plan_of_an_unknown_incident_makes_it_known()
    {
        var plan = Sample.Plan("one", "orders-db");
        var stored = await Store.AddPlanAsync(plan, Long, Ct);
        Assert.True(await Store.KnowsAsync(plan.IncidentId, Ct));
        Assert.Empty(await Store.UnplannedAsync(10, Ct));
        Assert.False(await Store.AcceptAsync(plan.IncidentId, plan.Incident, Ct));
        Assert.InRange(stored.AcceptedAt, stored.Deadline - Long - TimeSpan.FromMinutes(1), stored.Deadline - Long);
    }

    [Fact]
    public async Task Fingerprint_finds_the_planned_incident_that_was_accepted_last()
    {
        const string Fingerprint = "0123456789abcdef";
        Assert.Null(await Store.FindByFingerprintAsync(Fingerprint, Ct));
        // Its alert is there twice, as a sender may repeat it.
        var plans = ((string[])["one", "two", "three"]).Select(key => Sample.Plan(key, "orders-db")).ToArray();
        foreach (var plan in plans[..2])
        {
            var alert = plan.Incident.Alerts[0] with { Fingerprint = Fingerprint };
            await Store.AddPlanAsync(plan with { Incident = plan.Incident with { Alerts = [alert, alert] } }, Long, Ct);
            await PassAsync(await Store.NowAsync(Ct) + TimeSpan.FromMilliseconds(5));
        }

        await Store.AddPlanAsync(plans[2], Long, Ct);
        Assert.Equal(plans[1].IncidentId, await Store.FindByFingerprintAsync(Fingerprint, Ct));
        Assert.Null(await Store.FindByFingerprintAsync("fedcba9876543210", Ct));
    }

    [Fact]
    public async Task Second_plan_of_an_incident_loses()
    {
        var (first, second) = (Sample.Plan("one", "orders-db"), Sample.Plan("one", "orders-db", "prod-eu"));
        var stored = await Store.AddPlanAsync(first, Long, Ct);
        var again = await Store.AddPlanAsync(second, Short, Ct);
        Assert.Equal((first.PlanId, stored.Deadline), (again.Plan.PlanId, again.Deadline));
        Assert.Equal(first.PlanId, Assert.Single(await Store.UnsentAsync(null, 10, Ct)).PlanId);
        Assert.Null(await Store.GatherAsync(second.PlanId, Ct));
        Assert.Equal(Recorded.Unplanned, await Store.RecordAsync(Sample.Part(second), Ct));
    }

    [Fact]
    public async Task Eight_plans_of_an_incident_at_once_leave_one()
    {
        var plans = Enumerable.Range(0, 8).Select(n => Sample.Plan("one", "orders-db", $"source-{n}")).ToArray();
        var stored = await Task.WhenAll(plans.Select(plan => Task.Run(() => Open().AddPlanAsync(plan, Long, Ct), Ct)));
        var winner = Assert.Single(stored.Select(one => one.Plan.PlanId).Distinct());
        Assert.Single(stored.Select(one => one.Deadline).Distinct());
        Assert.Equal(1, await SqlAsync("select count(*) from rca.plans"));
        Assert.All(await Store.UnsentAsync(null, 100, Ct), command => Assert.Equal(winner, command.PlanId));
        Assert.Equal(2, await SqlAsync("select count(*) from rca.plan_items"));
    }

    [Fact]
    public async Task Unsent_commands_hold_what_was_planned()
    {
        var plan = Sample.Plan("one", "orders-db", "!refused", "prod-eu");
        var stored = await Store.AddPlanAsync(plan, Long, Ct);
        var commands = await Store.UnsentAsync(plan.PlanId, 10, Ct);
        var expected = plan.Items.Where(item => item.Refusal is null).Select(item => new CollectEvidence(
            item.CommandId, plan.PlanId, plan.IncidentId, item.Source, item.Capability, item.Scope, plan.Window, item.TimeBudgetMs, stored.Deadline));
        Assert.Equal(expected.Select(Json), commands.Select(Json));
    }

    [Fact]
    public async Task Commands_are_unsent_until_marked_and_again_when_forgotten()
    {
        var (old, recent) = (Sample.Plan("old", "orders-db", "prod-eu"), Sample.Plan("recent", "orders-db"));
        await Store.AddPlanAsync(old, Long, Ct);
        await PassAsync(await Store.NowAsync(Ct) + TimeSpan.FromMilliseconds(1));
        await Store.AddPlanAsync(recent, Long, Ct);
        Assert.Equal([old.Items[0].CommandId, old.Items[1].CommandId], await UnsentAsync(null, 2));
        Assert.Equal([recent.Items[0].CommandId], await UnsentAsync(recent.PlanId));

        await Store.MarkSentAsync(old.Items[0].CommandId, Ct);
        await Store.MarkSentAsync(old.Items[0].CommandId, Ct);
        Assert.Equal([old.Items[1].CommandId, recent.Items[0].CommandId], await UnsentAsync(null));

        await Store.MarkSentAsync(old.Items[1].CommandId, Ct);
        await Store.RecordAsync(Sample.Part(old), Ct);
        await Store.MarkSentAsync(recent.Items[0].CommandId, Ct);
        await Store.SealAsync(Sample.Manifest(recent), Ct);
        await Store.ForgetSentAsync(Ct);
        Assert.Equal([old.Items[1].CommandId], await UnsentAsync(null));
    }

    [Fact]
    public async Task Commands_of_a_sealed_plan_are_not_sent()
    {
        var plan = Sample.Plan("one", "orders-db");
        await Store.AddPlanAsync(plan, Long, Ct);
        await Store.SealAsync(Sample.Manifest(plan), Ct);
        Assert.Empty(await UnsentAsync(null));
        Assert.Empty(await UnsentAsync(plan.PlanId));
    }

    [Fact]
    public async Task Plan_past_its_deadline_is_due_and_sends_no_more()
    {
        var (later, soon) = (Sample.Plan("later", "orders-db"), Sample.Plan("soon", "orders-db"));
        await Store.AddPlanAsync(later, Long, Ct);
        var stored = await Store.AddPlanAsync(soon, Short, Ct);
        await PassAsync(stored.Deadline);
        Assert.Equal([soon.PlanId], await Store.DueAsync(10, Ct));
        Assert.Equal([later.Items[0].CommandId], await UnsentAsync(null));
        Assert.Equal(Recorded.Ready, await Store.RecordAsync(Sample.Part(soon), Ct));
        Assert.Equal([soon.PlanId], await Store.DueAsync(10, Ct));
        await Store.SealAsync(Sample.Manifest(soon), Ct);
        Assert.Empty(await Store.DueAsync(10, Ct));
    }

    [Fact]
    public async Task Plan_without_anything_to_ask_is_due_at_once()
    {
        var (refused, empty) = (Sample.Plan("refused", "!orders-db", "!prod-eu"), Sample.Plan("empty"));
        await Store.AddPlanAsync(refused, Long, Ct);
        await PassAsync(await Store.NowAsync(Ct) + TimeSpan.FromMilliseconds(1));
        await Store.AddPlanAsync(empty, Long, Ct);
        Assert.Equal([refused.PlanId, empty.PlanId], await Store.DueAsync(10, Ct));
        Assert.Equal([refused.PlanId], await Store.DueAsync(1, Ct));
        Assert.Empty(await UnsentAsync(null));
    }

    protected static string Json<T>(T value) => JsonSerializer.Serialize(value, WireJson.Options);

    async Task<IEnumerable<string>> UnsentAsync(string? planId, int limit = 10) =>
        (await Store.UnsentAsync(planId, limit, Ct)).Select(command => command.CommandId);
}
