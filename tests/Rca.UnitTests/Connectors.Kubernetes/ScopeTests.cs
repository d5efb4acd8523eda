using Rca.Contracts;
using Rca.Core.Collecting;
using Xunit;

namespace Rca.UnitTests.Connectors.Kubernetes;

public sealed class ScopeTests
{
    static readonly DateTimeOffset Now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("app=checkout", true)]
    [InlineData("app.kubernetes.io/name=checkout,tier!=web", true)]
    [InlineData("app", false)]
    [InlineData("app=", false)]
    [InlineData("app in (a,b)", false)]
    [InlineData("app=a&fieldSelector=b", false)]
    [InlineData("app=a,", false)]
    [InlineData("app=a\n", false)]
    [InlineData("a=1,b=1,c=1,d=1,e=1,f=1,g=1,h=1,i=1,j=1", true)]
    [InlineData("a=1,b=1,c=1,d=1,e=1,f=1,g=1,h=1,i=1,j=1,k=1", false)]
    public void Label_selector_is_equalities_and_nothing_else(string text, bool isOne) => Assert.Equal(isOne, ScopeForm.LabelSelector.Accepts(text));

    [Theory]
    [InlineData("workload=checkout pod=checkout-1", "scope-ambiguous")]
    [InlineData("workload=checkout selector=app=checkout", "scope-ambiguous")]
    [InlineData("kind=Deployment", "scope-kind-alone")]
    [InlineData("workload=checkout kind=CronJob", "scope-kind-unknown")]
    [InlineData("workload=checkout kind=1", "scope-kind-unknown")]
    public async Task Scope_that_means_two_things_is_refused_and_nothing_is_asked(string scope, string reason)
    {
        await using var server = new RawServer("HTTP/1.1 500 Internal Server Error\nContent-Length: 0\n\n");
        var keys = scope.Split(' ').Select(k => k.Split('=', 2)).ToDictionary(k => k[0], k => k[1], StringComparer.Ordinal);
        keys["namespace"] = "shop";
        var failure = await Assert.ThrowsAsync<SourceFailureException>(() => new KubernetesSource(server.Address, Now)
            .CollectAsync("kubernetes.rollouts", keys));
        Assert.Equal((Outcome.Refused, reason), (failure.Outcome, failure.Reason));
        Assert.Equal(0, server.Requests);
    }

    [Theory]
    [InlineData("Deployment", "deployments")]
    [InlineData("statefulset", "statefulsets")]
    [InlineData("DaemonSet", "daemonsets")]
    public async Task Kind_that_is_given_is_the_only_one_that_is_asked_for(string kind, string resource)
    {
        await using var server = new RawServer("HTTP/1.1 404 Not Found\nContent-Length: 0\n\n");
        var keys = new Dictionary<string, string>(StringComparer.Ordinal) { ["namespace"] = "shop", ["workload"] = "checkout", ["kind"] = kind };
        var failure = await Assert.ThrowsAsync<SourceFailureException>(() => new KubernetesSource(server.Address, Now)
            .CollectAsync("kubernetes.rollouts", keys));
        Assert.Equal((Outcome.NotFound, "no-such-workload"), (failure.Outcome, failure.Reason));
        Assert.Equal($"/apis/apps/v1/namespaces/shop/{resource}/checkout", Assert.Single(server.Targets).Split('?')[0]);
    }
}
