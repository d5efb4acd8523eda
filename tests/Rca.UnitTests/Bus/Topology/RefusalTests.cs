using Rca.Bus.Topology;
using Xunit;

namespace Rca.UnitTests.Bus.Topology;

public sealed class RefusalTests
{
    [Theory]
    [InlineData(
        "PRECONDITION_FAILED - inequivalent arg 'x-queue-type' for queue 'rca-planner' in vhost '/': received the value 'quorum' of type 'longstr' but current is the value 'classic' of type 'longstr'",
        "x-queue-type is 'classic', expected 'quorum'")]
    [InlineData("PRECONDITION_FAILED - inequivalent arg 'x-delivery-limit' for queue 'a' in vhost '/': received the value '20' of type 'signedint' but current is none", "x-delivery-limit is not set, expected '20'")]
    [InlineData("PRECONDITION_FAILED - inequivalent arg 'type' for exchange 'a' in vhost '/': received 'fanout' but current is 'direct'", "type is 'direct', expected 'fanout'")]
    public void Queue_declared_otherwise_is_told_in_words(string reply, string expected)
    {
        var said = Refusal.Say("queue rca-planner", reply);
        Assert.Contains(expected, said, StringComparison.Ordinal);
        Assert.Contains("rca topology", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_that_are_not_known_are_not_repeated() =>
        Assert.DoesNotContain("EXAMPLE", Refusal.Say("queue rca-planner", "INTERNAL_ERROR - EXAMPLE"), StringComparison.Ordinal);
}
