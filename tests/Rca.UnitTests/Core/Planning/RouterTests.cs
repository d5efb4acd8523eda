using CsCheck;
using Rca.Contracts;
using Rca.Core.Configuration;
using Rca.Core.Planning;
using Xunit;

namespace Rca.UnitTests.Core.Planning;

public sealed class RouterTests
{
    [Fact]
    public void Alert_that_a_route_drops_is_not_collected_for_whatever_others_want()
    {
        var plan = PlanFor(Routes.Watchdog);
        Assert.Empty(plan.Items);
        Assert.Equal((0, 1), (plan.UnroutedAlerts, plan.DroppedAlerts));
    }

    [Fact]
    public void Dropped_alert_does_not_take_the_others_with_it()
    {
        var plan = PlanFor(Routes.Watchdog, Routes.Critical("shop"));
        Assert.Equal(2, plan.Items.Count);
        Assert.Equal((0, 1), (plan.UnroutedAlerts, plan.DroppedAlerts));
    }

    [Fact]
    public void Decision_is_the_same_in_any_order_of_routes()
    {
        var routes = Routes.Configuration(Routes.WithDrop).Routes.ToArray();
        Dictionary<string, string>[] alerts = [Routes.Watchdog, Routes.Critical("shop"), new() { ["alertname"] = "Idle" }];
        Gen.Shuffle(routes).Sample(
            shuffled => Assert.Equal([AlertDecision.Drop, AlertDecision.Collect, AlertDecision.Unrouted], alerts.Select(a => new Router(shuffled).Decide(new Alert(a)).Decision)), iter: 20);
    }

    [Fact]
    public void Incident_is_dropped_when_every_alert_is_and_the_sender_left_none_out()
    {
        Assert.True(Drops(0, Routes.Watchdog, Routes.Watchdog));
        Assert.False(Drops(1, Routes.Watchdog));
        Assert.False(Drops(0, Routes.Watchdog, Routes.Critical("shop")));
        Assert.False(Drops(0, Routes.Watchdog, new() { ["alertname"] = "Idle" }));
        Assert.False(Drops(0));
    }

    [Theory]
    [InlineData("drop: true", "match: found no labels beside 'drop: true'")]
    [InlineData("{ match: { a: b }, drop: true, collect: [] }", "collect: found beside 'drop: true'")]
    [InlineData("{ match: { a: b }, drop: false }", "collect: found nothing, expected what this route collects, or 'drop: true'")]
    [InlineData("{ match: { a: b }, collect: [] }", "collect: found nothing")]
    [InlineData("{ match: { a: b }, drop: yes }", "drop: found 'yes', expected one of true, false")]
    [InlineData("{ match: { a-b: c }, drop: true }", "match.a-b: found 'a-b', expected the name of a label")]
    public void Route_that_neither_collects_nor_drops_or_both_is_refused(string route, string problem) => Assert.Contains(
        $"routes[0].{problem}", Assert.Throws<ConfigurationException>(() => Routes.Configuration($"sources: []\nroutes:\n  - {route}")).Message, StringComparison.Ordinal);

    static bool Drops(int truncated, params Dictionary<string, string>[] alerts) => new Router(Routes.Configuration(Routes.WithDrop).Routes)
        .Drops(new IncidentReported("a", "k", Routes.Start, [.. alerts.Select(a => new Alert(a))], truncated));

    static Plan PlanFor(params Dictionary<string, string>[] alerts) => new Planner(Routes.Configuration(Routes.WithDrop), Routes.Connectors, "policy")
        .PlanFor(new IncidentReported("a", "k", Routes.Start, [.. alerts.Select(a => new Alert(a))]), Routes.Start);
}
