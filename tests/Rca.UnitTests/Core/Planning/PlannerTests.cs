using System.Text.Json;
using CsCheck;
using Rca.Contracts;
using Rca.Core.Planning;
using Xunit;
using static Rca.UnitTests.Core.Planning.Routes;

namespace Rca.UnitTests.Core.Planning;

public sealed class PlannerTests
{
    [Fact]
    public void Route_that_matches_plans_each_of_its_capabilities_in_the_scope_of_the_labels()
    {
        var plan = PlanFor(Critical("shop"));
        Assert.Equal(["kube.events", "kube.pods"], plan.Items.Select(i => i.Capability));
        Assert.All(plan.Items, i => Assert.Equal([new("namespace", "shop")], i.Scope));
        Assert.All(plan.Items, i => Assert.Null(i.Refusal));
        Assert.Equal(0, plan.UnroutedAlerts);
    }

    [Fact]
    public void Alert_that_no_route_wants_is_counted()
    {
        var plan = PlanFor(Critical("shop"), new() { ["alertname"] = "Idle", ["severity"] = "info" });
        Assert.Equal(1, plan.UnroutedAlerts);
        Assert.Equal(2, plan.Items.Count);
    }

    [Fact]
    public void Many_alerts_on_one_workload_cost_what_one_costs() =>
        Assert.Equal(2, PlanFor([.. Enumerable.Range(0, 500).Select(_ => Critical("shop"))]).Items.Count);

    [Fact]
    public void Two_routes_that_want_the_same_make_it_once()
    {
        var both = Critical("shop");
        both["team"] = "shop";
        both["deployment"] = "checkout";
        Assert.Equal(3, PlanFor(both, both).Items.Count);
    }

    [Fact]
    public void Label_that_a_template_needs_and_the_alert_lacks_refuses_the_item()
    {
        var item = PlanFor(new Dictionary<string, string> { ["team"] = "shop" }).Items.Single();
        Assert.Equal("label-missing", item.Refusal?.Reason);
        Assert.Contains("{{labels.deployment}}", item.Refusal!.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kube-system", "scope-not-allowed")]
    [InlineData("../shop", "scope-value-invalid")]
    [InlineData("shop\nFORGED", "scope-value-invalid")]
    [InlineData("shop\u001b[31mred", "scope-value-invalid")]
    [InlineData("{{ labels.alertname }}", "scope-value-invalid")]
    [InlineData("[bold]shop[/]", "scope-value-invalid")]
    [InlineData("SHOP", "scope-value-invalid")]
    [InlineData("", "scope-value-invalid")]
    [InlineData("shop'; drop table incident;--", "scope-value-invalid")]
    public void Value_outside_of_form_or_scope_is_refused_and_is_nowhere_in_the_items(string value, string reason)
    {
        var items = PlanFor(Critical(value)).Items;
        Assert.All(items, i => Assert.Equal(reason, i.Refusal?.Reason));
        Assert.All(items, i => Assert.Empty(i.Scope));
        if (value.Length > 0) Assert.DoesNotContain(JsonSerializer.Serialize(value)[1..^1], JsonSerializer.Serialize(items), StringComparison.Ordinal);
    }

    [Fact]
    public void A_megabyte_of_a_label_is_refused() => Assert.All(PlanFor(Critical(new string('a', 1024 * 1024))).Items, i => Assert.NotNull(i.Refusal));

    [Fact]
    public void One_hostile_alert_does_not_take_the_others_with_it()
    {
        var items = PlanFor(Critical("../.."), Critical("shop"), Critical("shop-eu")).Items;
        Assert.Equal(4, items.Count(i => i.Refusal is null));
        Assert.Equal(2, items.Count(i => i.Refusal is not null));
    }

    [Fact]
    public void A_thousand_refused_values_are_one_item_of_each_capability() =>
        Assert.Equal(2, PlanFor([.. Enumerable.Range(0, 1000).Select(n => Critical($"elsewhere-{n}"))]).Items.Count);

    [Fact]
    public void Label_that_is_missing_leaves_no_scope_that_nobody_checked()
    {
        var configuration = Routes.Configuration(Yaml.Replace("scope: { namespace: shop, workload", "scope: { namespace: \"{{ labels.namespace }}\", workload", StringComparison.Ordinal));
        var incident = new IncidentReported("a", "k", Start, [new Alert(new Dictionary<string, string> { ["team"] = "shop", ["namespace"] = "kube-system" })]);
        Assert.Empty(new Planner(configuration, Routes.Connectors, "policy").PlanFor(incident, Start).Items.Single().Scope);
    }

    [Fact]
    public void Ids_are_the_same_in_any_order_of_alerts_and_labels()
    {
        Dictionary<string, string>[] alerts = [Critical("shop"), Critical("shop-eu"), Critical("nowhere"), new() { ["team"] = "shop", ["deployment"] = "checkout" }];
        var expected = PlanFor(alerts);
        Gen.Int.Sample(seed =>
        {
            var random = new Random(seed);
            var shuffled = alerts.Select(a => { var pairs = a.ToArray(); random.Shuffle(pairs); return pairs.ToDictionary(); }).ToArray();
            random.Shuffle(shuffled);
            var plan = PlanFor(shuffled);
            Assert.Equal(expected.PlanId, plan.PlanId);
            Assert.Equal(expected.Items.Select(i => i.CommandId), plan.Items.Select(i => i.CommandId));
        }, iter: 50);
    }

    [Fact]
    public void Ids_differ_with_incident_window_and_configuration()
    {
        var incident = new IncidentReported("alertmanager", "k", Start, [new Alert(Critical("shop"))]);
        var ids = new[]
        {
            PlanFor(incident), PlanFor(incident with { DedupKey = "l" }), PlanFor(incident, Start.AddMinutes(2)),
            new Planner(Routes.Configuration(Yaml + "\nbudgets: { lookback: 2h }"), Routes.Connectors, "policy").PlanFor(incident, Start.AddMinutes(1)),
        };
        Assert.Equal(ids.Length, ids.Select(p => p.PlanId).Distinct().Count());
        Assert.Equal(ids.Length * 2, ids.SelectMany(p => p.Items).Select(i => i.CommandId).Distinct().Count());
    }

    [Fact]
    public void Window_reaches_back_from_the_start_and_ends_now()
    {
        var plan = PlanFor(Critical("shop"));
        Assert.Equal(new Window(Start.AddHours(-1).AddSeconds(-30), Start.AddMinutes(1)), plan.Window);
    }

    [Fact]
    public void What_may_be_shared_follows_from_source_capability_scope_and_policy_and_from_nothing_of_the_incident()
    {
        var plan = PlanFor(Critical("shop"));
        var other = PlanFor(new IncidentReported("alertmanager", "other", Start.AddSeconds(7), [new Alert(Critical("shop"))]));
        Assert.Equal(plan.Items.Select(i => i.Collection), other.Items.Select(i => i.Collection));
        Assert.Equal(2, plan.Items.Select(i => i.Collection).Distinct().Count());
        Assert.Empty(plan.Items.Select(i => i.Collection).Intersect(PlanFor(Critical("shop-eu")).Items.Select(i => i.Collection)));
        var incident = new IncidentReported("alertmanager", "k", Start, [new Alert(Critical("shop"))]);
        Assert.Empty(plan.Items.Select(i => i.Collection).Intersect(new Planner(Routes.Configuration(), Routes.Connectors, "another policy").PlanFor(incident, Start).Items.Select(i => i.Collection)));
        var otherwise = Routes.Configuration(Yaml.Replace("checkout-*", "cart-*", StringComparison.Ordinal));
        Assert.Empty(plan.Items.Select(i => i.Collection).Intersect(new Planner(otherwise, Routes.Connectors, "policy").PlanFor(incident, Start).Items.Select(i => i.Collection)));
    }

    [Fact]
    public void Nothing_is_shared_without_freshness_and_nothing_that_is_refused_ever()
    {
        var incident = new IncidentReported("alertmanager", "k", Start, [new Alert(Critical("shop")), new Alert(Critical("../.."))]);
        var plan = new Planner(Routes.Configuration(Yaml + "\nbudgets: { freshness: 0s }"), Routes.Connectors, "policy").PlanFor(incident, Start.AddMinutes(1));
        Assert.Equal(Start.AddHours(-1), plan.Window.From);
        Assert.All(plan.Items, i => Assert.Null(i.Collection));
        Assert.Equal(2, PlanFor(incident).Items.Count(i => i.Collection is null));
    }

    [Fact]
    public void Start_in_the_future_leaves_no_window_that_runs_backwards()
    {
        var window = PlanFor(new IncidentReported("a", "k", Start.AddDays(2), [new Alert(Critical("shop"))])).Window;
        Assert.True(window.From <= window.To);
    }

    [Fact]
    public void Start_at_the_beginning_of_time_still_makes_a_plan() =>
        Assert.Equal(2, PlanFor(new IncidentReported("a", "k", DateTimeOffset.MinValue, [new Alert(Critical("shop"))])).Items.Count);
}
