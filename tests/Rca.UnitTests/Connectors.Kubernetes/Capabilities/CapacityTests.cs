using k8s.Models;
using Rca.Connectors.Kubernetes.Capabilities.Capacity;
using Rca.Connectors.Kubernetes.Evidence;
using Rca.Contracts;
using Xunit;

namespace Rca.UnitTests.Connectors.Kubernetes.Capabilities;

public sealed class CapacityTests
{
    [Fact]
    public void An_autoscaler_of_version_2_says_that_it_is_at_its_limit_and_why()
    {
        var scaler = Autoscalers.Read(Api.Read<V2HorizontalPodAutoscaler>("""
            { "metadata": { "name": "checkout", "namespace": "shop" },
              "spec": { "scaleTargetRef": { "kind": "Deployment", "name": "checkout" }, "maxReplicas": 5, "metrics": [
                { "type": "Resource", "resource": { "name": "cpu", "target": { "type": "Utilization", "averageUtilization": 80 } } },
                { "type": "External", "external": { "metric": { "name": "queue_length" }, "target": { "type": "Value", "value": "30" } } } ] },
              "status": { "currentReplicas": 5, "desiredReplicas": 5, "lastScaleTime": "2026-01-01T11:40:00Z",
                "conditions": [ { "type": "ScalingLimited", "status": "True", "reason": "TooManyReplicas", "lastTransitionTime": "2026-01-01T11:40:00Z", "message": "x" } ],
                "currentMetrics": [ { "type": "Resource", "resource": { "name": "cpu", "current": { "averageUtilization": 171, "averageValue": "1710m" } } } ] } }
            """));
        Assert.True(scaler.AtMaximum);
        Assert.Equal((Quantity.Of(1), Quantity.Of(5), ScaleTargetKind.Deployment, "checkout"),
            (scaler.Minimum, scaler.Maximum, scaler.TargetKind, scaler.Target));
        var condition = Assert.Single(scaler.Conditions);
        Assert.Equal((AutoscalerConditionType.ScalingLimited, ConditionStatus.True, AutoscalerConditionReason.TooManyReplicas),
            (condition.Type, condition.Status, condition.Reason));
        Assert.Equal((MetricResource.Cpu, Quantity.Of(171), Quantity.Of(80), Quantity.Of(1.71)),
            (scaler.Metrics[0].Resource, scaler.Metrics[0].CurrentUtilization, scaler.Metrics[0].TargetUtilization, scaler.Metrics[0].CurrentValue));
        Assert.Equal(("queue_length", Quantity.Of(30), Quantity.Unknown(UnknownReason.NotReported)),
            (scaler.Metrics[1].Name, scaler.Metrics[1].TargetValue, scaler.Metrics[1].CurrentValue));
    }

    [Fact]
    public void An_autoscaler_of_version_1_has_its_conditions_in_an_annotation()
    {
        var scaler = OldAutoscalers.Read(Old("""[{\"type\":\"ScalingLimited\",\"status\":\"True\",\"lastTransitionTime\":\"2026-01-01T11:40:00Z\",\"reason\":\"TooManyReplicas\"},{\"type\":\"AbleToScale\",\"status\":\"True\"}]"""));
        Assert.Equal([AutoscalerConditionType.AbleToScale, AutoscalerConditionType.ScalingLimited], scaler.Conditions.Select(c => c.Type));
        Assert.Equal((true, Api.At.AddMinutes(-20)), (scaler.AtMaximum, scaler.Conditions[1].Since));
        var cpu = Assert.Single(scaler.Metrics);
        Assert.Equal((Quantity.Of(80), Quantity.Unknown(UnknownReason.NotReported)), (cpu.TargetUtilization, cpu.CurrentUtilization));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no json")]
    [InlineData("{}")]
    [InlineData("""[1, null, { \"type\": 7 }, [] ]""")]
    public void Whatever_is_in_that_annotation_is_no_failure(string annotation) => Assert.NotEmpty(Api.Written(OldAutoscalers.Read(Old(annotation))));

    [Fact]
    public void An_autoscaler_without_anything_is_unknown_and_not_at_its_limit()
    {
        foreach (var scaler in (Autoscaler[])[Autoscalers.Read(new V2HorizontalPodAutoscaler()), OldAutoscalers.Read(new V1HorizontalPodAutoscaler())])
        {
            Assert.Equal((false, Quantity.Unknown(UnknownReason.NotReported)), (scaler.AtMaximum, scaler.Maximum));
            Assert.NotEmpty(Api.Written(scaler));
        }
    }

    [Fact]
    public void A_quota_that_is_reached_comes_first()
    {
        var quota = Quotas.Read(Api.Read<V1ResourceQuota>("""
            { "metadata": { "name": "q", "namespace": "shop" }, "status": { "hard": { "requests.cpu": "4", "pods": "10", "nvidia.com/gpu": "2", "limits.memory": "0", "count/widgets.example": "x1" },
              "used": { "requests.cpu": "1500m", "pods": "10", "limits.memory": "0" } } }
            """.Replace("\"x1\"", "\"1\"", StringComparison.Ordinal)));
        Assert.True(quota.Reached);
        Assert.Equal(
            [(QuotaResource.LimitsMemory, null, true), (QuotaResource.Pods, null, true), (QuotaResource.RequestsCpu, null, false),
                (QuotaResource.Other, "count/widgets.example", false), (QuotaResource.Other, "nvidia.com/gpu", false)],
            quota.Uses.Select(u => (u.Resource, u.OtherResource, u.Reached)));
        Assert.Equal((Quantity.Of(1.5), Quantity.Of(0.375)), (quota.Uses[2].Used, quota.Uses[2].Ratio));
        Assert.Equal(Quantity.Unknown(UnknownReason.NotReported), quota.Uses[4].Used);
    }

    [Fact]
    public void A_quota_that_the_controller_has_not_counted_is_not_reached()
    {
        var quota = Quotas.Read(Api.Read<V1ResourceQuota>("""{ "metadata": { "name": "q" }, "spec": { "hard": { "pods": "0" } } }"""));
        Assert.Equal((false, Quantity.Unknown(UnknownReason.NotReported)), (quota.Reached, Assert.Single(quota.Uses).Used));
        Assert.Empty(Quotas.Read(new V1ResourceQuota()).Uses);
    }

    [Fact]
    public void Limits_are_named_with_their_defaults()
    {
        var range = Quotas.Read(Api.Read<V1LimitRange>("""
            { "metadata": { "name": "l" }, "spec": { "limits": [ null, { "type": "Container", "max": { "memory": "1Gi" }, "default": { "memory": "256Mi" }, "defaultRequest": { "cpu": "100m" } }, { "type": null } ] } }
            """));
        Assert.Equal([(QuotaResource.Cpu, Quantity.Of(0.1)), (QuotaResource.Memory, Quantity.Unknown(UnknownReason.NotReported))],
            range.Limits.Select(l => (l.Resource, l.DefaultRequest)));
        Assert.Equal((Quantity.Of(1 << 30), Quantity.Of(256 << 20)), (range.Limits[1].Maximum, range.Limits[1].DefaultLimit));
        Assert.Empty(Quotas.Read(new V1LimitRange()).Limits);
    }

    [Theory]
    [InlineData("""{ "spec": { "minAvailable": 2 }, "status": { "observedGeneration": 1, "expectedPods": 3, "currentHealthy": 2, "desiredHealthy": 2, "disruptionsAllowed": 0 } }""", 2.0, null, 0)]
    [InlineData("""{ "spec": { "minAvailable": "50%" }, "status": { "observedGeneration": 1, "disruptionsAllowed": 1 } }""", null, 50.0, 1)]
    [InlineData("""{ "spec": { "minAvailable": "50%" }, "status": { "disruptionsAllowed": 0 } }""", null, 50.0, null)]
    [InlineData("""{ "spec": null, "status": null }""", null, null, null)]
    public void A_budget_says_what_may_go_and_nothing_before_its_controller_has_seen_it(string json, double? number, double? percent, int? allowed)
    {
        var budget = Budgets.Read(Api.Read<V1PodDisruptionBudget>(json));
        Assert.Equal((number, percent), (budget.MinimumAvailable?.Number, budget.MinimumAvailablePercent?.Number));
        Assert.Equal(Quantity.Of(allowed, UnknownReason.NotReported), budget.DisruptionsAllowed);
    }

    static V1HorizontalPodAutoscaler Old(string conditions) => Api.Read<V1HorizontalPodAutoscaler>($$"""
        { "metadata": { "name": "h", "annotations": { "autoscaling.alpha.kubernetes.io/conditions": "{{conditions}}" } },
          "spec": { "scaleTargetRef": { "kind": "Deployment", "name": "checkout" }, "maxReplicas": 3, "targetCPUUtilizationPercentage": 80 }, "status": { "currentReplicas": 3, "desiredReplicas": 3 } }
        """);
}
