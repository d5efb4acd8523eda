using Rca.Bus.Handling;
using Rca.Contracts;
using Xunit;

namespace Rca.UnitTests.Bus;

public sealed class ScrubbedExceptionTests
{
    [Fact]
    public void Only_the_types_of_the_causes_are_said()
    {
        Exception cause = new InvalidOperationException("EXAMPLE-Pw-4", new HttpRequestException("EXAMPLE-Pw-4"));
        cause.Data["EXAMPLE"] = "EXAMPLE-Pw-4";
        var scrubbed = new ScrubbedException(typeof(CapturedEvidence), cause);
        Assert.Equal("the handler of CapturedEvidence failed: InvalidOperationException < HttpRequestException", scrubbed.Message);
        Assert.Null(scrubbed.InnerException);
        Assert.Empty(scrubbed.Data);
        Assert.DoesNotContain("EXAMPLE", scrubbed.ToString(), StringComparison.Ordinal);
    }
}
