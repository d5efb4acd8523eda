using Rca.Connectors.Postgres.Capabilities.Locking;
using Xunit;

namespace Rca.UnitTests.Connectors.Postgres;

public sealed class WaitSamplesTests
{
    [Fact]
    public void Session_counts_in_the_samples_that_have_it_and_the_one_that_found_it()
    {
        var samples = new WaitSamples([10, 20]);
        samples.Add([10, 30]);
        samples.Add([10]);
        samples.Add([10, 20]);
        Assert.Equal((4, 4, 2), (samples.Taken, samples.WaitedIn(10), samples.WaitedIn(20)));
    }
}
