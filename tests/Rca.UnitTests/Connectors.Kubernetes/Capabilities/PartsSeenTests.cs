using k8s.Models;
using Rca.Connectors.Kubernetes.Capabilities.Capacity;
using Rca.Connectors.Kubernetes.Capabilities.Reading;
using Rca.Connectors.Kubernetes.Evidence;
using Rca.Contracts;
using Rca.Core.Collecting;
using Xunit;

namespace Rca.UnitTests.Connectors.Kubernetes.Capabilities;

public sealed class PartsSeenTests
{
    static readonly SourceFailureException Forbidden = SourceFailureException.Forbidden(CapacityPermissions.ListQuotas, "not-permitted");
    static readonly SourceFailureException Lacking = new(Outcome.Unsupported, "no-such-api");

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_may_not_be_read_or_is_not_served_is_said_and_the_others_go_on()
    {
        var parts = new PartsSeen();
        Assert.Null(await parts.ListAsync(EvidencePart.ResourceQuotas, Failing(Forbidden), Ct));
        Assert.Null(await parts.ListAsync(EvidencePart.HttpRoutes, Failing(Lacking), Ct));
        Assert.Equal([1], (await parts.ListAsync(EvidencePart.Services, new[] { 1 }.ToAsyncEnumerable(), Ct))!);
        parts.ExpectAny();
        Assert.Equal([(EvidencePart.ResourceQuotas, NotSeenReason.NotPermitted), (EvidencePart.HttpRoutes, NotSeenReason.NotServed)],
            parts.Describe("shop")!.Parts.Select(p => (p.Part, p.Reason)));
    }

    [Fact]
    public async Task With_nothing_seen_the_missing_right_is_the_outcome()
    {
        var parts = new PartsSeen();
        await parts.ListAsync(EvidencePart.HttpRoutes, Failing(Lacking), Ct);
        Assert.Equal(Outcome.Unsupported, Assert.Throws<SourceFailureException>(parts.ExpectAny).Outcome);
        await parts.ListAsync(EvidencePart.ResourceQuotas, Failing(Forbidden), Ct);
        Assert.Equal(CapacityPermissions.ListQuotas.Id, Assert.Throws<SourceFailureException>(parts.ExpectAny).Permission);
    }

    [Fact]
    public async Task Any_other_failure_is_not_a_part_that_cannot_be_seen()
    {
        foreach (var outcome in (Outcome[])[Outcome.Failed, Outcome.Unreachable, Outcome.TimedOut, Outcome.Expired, Outcome.Forbidden])
            await Assert.ThrowsAsync<SourceFailureException>(() => new PartsSeen()
                .ListAsync(EvidencePart.Services, Failing(new SourceFailureException(outcome, "x")), Ct));
    }

    [Fact]
    public void Discovery_that_does_not_tell_leaves_every_version_to_be_tried()
    {
        var served = ServedGroups.Of(Api.Read<V1APIGroupList>("""{ "groups": [ { "name": "policy", "versions": [ { "version": "v1beta1" }, { "version": "v1" } ] }, { "name": "batch", "versions": null } ] }"""));
        Assert.Equal(["v1", "v1beta1"], served.Versions("policy", ["v1", "v1beta1"]));
        Assert.Empty(served.Versions("batch", ["v1"]));
        Assert.Empty(served.Versions("argoproj.io", ["v1alpha1"]));
        Assert.Empty(ServedGroups.Of(new V1APIGroupList()).Versions("policy", ["v1"]));
    }

    static async IAsyncEnumerable<int> Failing(SourceFailureException failure)
    {
        await Task.CompletedTask;
        if (failure is not null) throw failure;
        yield break;
    }
}
