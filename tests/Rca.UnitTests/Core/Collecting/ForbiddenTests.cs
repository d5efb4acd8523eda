using Rca.Contracts;
using Rca.Core.Collecting;
using Xunit;
using static Rca.UnitTests.Core.Collecting.FakeConnector;
using static Rca.UnitTests.Core.Collecting.Wrapper;

namespace Rca.UnitTests.Core.Collecting;

public sealed class ForbiddenTests
{
    [Fact]
    public async Task Forbidden_names_the_permission_that_is_missing()
    {
        var closing = await RunAsync(Yield(0, SourceFailureException.Forbidden(ListPods, "not-permitted")));
        Assert.Equal((Outcome.Forbidden, "pods.list"), (closing.Outcome, closing.Permission));
    }

    [Theory]
    [InlineData(0, Outcome.Failed)]
    [InlineData(2, Outcome.Truncated)]
    public async Task Permission_that_the_descriptor_does_not_declare_is_a_fault_of_the_connector(int items, Outcome outcome)
    {
        var undeclared = ListPods with { Id = "secrets.list" };
        var closing = await RunAsync(Yield(items, SourceFailureException.Forbidden(undeclared, "not-permitted")));
        Assert.Equal((outcome, "undeclared-permission", null), (closing.Outcome, closing.Reason, closing.Permission));
    }

    static Task<Closing> RunAsync(IAsyncEnumerable<CapturedItem> stream) => Of(new FakeConnector((_, _) => stream), TimeProvider.System)
        .RunAsync(Command(TimeSpan.FromSeconds(30)), NowhereAsync, TestContext.Current.CancellationToken);
}
