using k8s.Models;
using Rca.Connectors.Kubernetes.Capabilities.Events;
using Rca.Connectors.Kubernetes.Evidence;
using Rca.Contracts;
using Rca.Core.Collecting;
using Xunit;

namespace Rca.UnitTests.Connectors.Kubernetes.Capabilities;

public sealed class EventGroupsTests
{
    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "metadata": null, "involvedObject": null, "type": null, "reason": null, "message": null, "series": null }""")]
    [InlineData("""{ "metadata": { "creationTimestamp": "0001-01-01T00:00:00Z" }, "lastTimestamp": "0001-01-01T00:00:00Z", "count": -4, "series": { "count": null, "lastObservedTime": null } }""")]
    public void An_event_without_anything_is_one_that_happened_once_and_nobody_knows_when(string json)
    {
        var found = Assert.Single(Describe(json));
        Assert.Equal((Quantity.Of(1), null, null, EventReason.Other), (found.Count, found.FirstAt, found.LastAt, found.Reason));
        Assert.NotEmpty(Api.Written(found));
    }

    [Fact]
    public void A_last_time_before_the_first_is_taken_as_both() =>
        Assert.Equal((Api.At.AddMinutes(-20), Api.At.AddMinutes(-20)),
            Times("""{ "firstTimestamp": "2026-01-01T11:50:00Z", "lastTimestamp": "2026-01-01T11:40:00Z" }"""));

    [Fact]
    public void A_time_to_come_is_not_in_the_window() => Assert.Empty(Describe("""{ "eventTime": "2126-01-01T11:50:00.000000Z" }"""));

    [Fact]
    public void Huge_counts_are_summed_without_running_over()
    {
        var found = Assert.Single(Describe([.. Enumerable.Range(0, 3).Select(i =>
            $$"""{ "metadata": { "name": "e{{i}}" }, "reason": "BackOff", "lastTimestamp": "2026-01-01T11:5{{i}}:00Z", "count": {{int.MaxValue}} }""")]));
        Assert.Equal(Quantity.Of(3d * int.MaxValue), found.Count);
    }

    [Fact]
    public void Thousands_of_different_messages_are_the_newest_five_and_a_lower_bound()
    {
        var found = Assert.Single(Describe([.. Enumerable.Range(0, 2_000).Select(i =>
            $$"""{ "reason": "BackOff", "message": "no {{i}}", "lastTimestamp": "{{Api.At.AddMinutes(-45).AddSeconds(i):yyyy-MM-ddTHH:mm:ssZ}}" }""")]));
        Assert.Equal(["no 1999", "no 1998", "no 1997", "no 1996", "no 1995"], found.Messages);
        Assert.Equal((QuantityKind.AtLeast, Quantity.Of(2_000)), (found.DifferentMessages.Kind, found.Count));
    }

    [Theory]
    [InlineData(-180, -170, null, Outcome.Expired)]
    [InlineData(-70, 0, true, null)]
    [InlineData(-50, 0, null, null)]
    public void What_lies_before_the_retention_is_expired_or_said(int from, int to, bool? assumed, Outcome? failure)
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(Api.At);
        var window = new Window(Api.At.AddMinutes(from), Api.At.AddMinutes(to));
        if (failure is { } outcome) Assert.Equal(outcome, Assert.Throws<SourceFailureException>(() => EventRetention.Check(window, null, clock)).Outcome);
        else Assert.Equal(assumed, EventRetention.Check(window, null, clock)?.Assumed);
        if (assumed is not null) Assert.False(EventRetention.Check(window, TimeSpan.FromHours(1), clock)!.Assumed);
    }

    static (DateTimeOffset?, DateTimeOffset?) Times(string json) => Assert.Single(Describe(json)) is var e ? (e.FirstAt, e.LastAt) : default;

    static IReadOnlyList<ClusterEvent> Describe(params string[] events)
    {
        var groups = new EventGroups(Api.Window);
        foreach (var e in events) groups.Add(Api.Read<Corev1Event>(e));
        return [.. groups.Describe("shop")];
    }
}
