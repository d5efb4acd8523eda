using Rca.Core.Stores;
using Xunit;

namespace Rca.Tests.Storage;

public abstract partial class IncidentStoreContract
{
    static readonly PlanTerms Capped = new(TimeSpan.FromHours(1), TimeSpan.Zero, new HashSet<string>(StringComparer.Ordinal) { "orders-db" });

    [Fact]
    public async Task Commands_for_a_capped_source_wait_until_they_are_let_through_and_others_do_not()
    {
        var plan = Sample.Plan("one", "orders-db", "prod-eu");
        await Store.AddPlanAsync(plan, Capped, Ct);
        Assert.Equal([plan.Items[1].CommandId], await UnsentAsync(plan.PlanId));
        Assert.Equal([plan.Items[0].CommandId], (await Store.GatherAsync(plan.PlanId, Ct))!.Held);
        var command = Assert.Single(await Store.AdmitAsync("orders-db", 10, Ct));
        Assert.Equal((plan.Items[0].CommandId, Long), (command.CommandId, command.Deadline - (await Store.GatherAsync(plan.PlanId, Ct))!.Stored.AcceptedAt));
        Assert.Empty((await Store.GatherAsync(plan.PlanId, Ct))!.Held);
        // It is for who let it through to send; who finds it later sends it for one that died.
        Assert.Equal([plan.Items[1].CommandId], await UnsentAsync(plan.PlanId));
        Assert.Equal(2, (await UnsentAsync(null)).Count());
        Assert.Empty(await Store.AdmitAsync("orders-db", 10, Ct));
    }

    [Fact]
    public async Task Cap_holds_over_many_incidents_and_processes_and_every_incident_gets_its_share()
    {
        var greedy = Sample.Plan("greedy", [.. Enumerable.Repeat("orders-db", 40)]);
        await Store.AddPlanAsync(greedy with { Items = [.. greedy.Items.Select((item, n) => item with { CommandId = $"cmd-greedy-{n}" })] }, Capped, Ct);
        Assert.Equal(10, (await Store.AdmitAsync("orders-db", 20, Ct)).Count);
        var modest = Enumerable.Range(0, 5).Select(n => Sample.Plan($"modest {n}", "orders-db")).ToList();
        foreach (var plan in modest) await Store.AddPlanAsync(plan, Capped, Ct);
        // What one was given already counts: those that have nothing yet come first.
        var next = await Store.AdmitAsync("orders-db", 20, Ct);
        Assert.Equal(10, next.Count);
        Assert.All(modest, plan => Assert.Contains(next, c => c.PlanId == plan.PlanId));
        var racing = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Open().AdmitAsync("orders-db", 23, Ct), Ct)));
        Assert.Equal(3, racing.Sum(r => r.Count));
        Assert.Equal(3, racing.SelectMany(r => r).Select(c => c.CommandId).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task What_waits_at_its_deadline_or_is_sealed_is_not_let_through()
    {
        var plan = Sample.Plan("one", "orders-db");
        await Store.AddPlanAsync(plan, Capped, Ct);
        await Store.SealAsync(Sample.Manifest(plan), Ct);
        Assert.Empty(await Store.AdmitAsync("orders-db", 10, Ct));
        Assert.Empty(await UnsentAsync(null));
    }
}
