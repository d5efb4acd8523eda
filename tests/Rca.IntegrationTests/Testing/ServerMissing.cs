using Rca.Testing;
using Xunit;

namespace Rca.IntegrationTests.Testing;

/// <summary>What a missing server means: a skip with its reason, and in CI, where Debian's servers can be had, a failure for those.</summary>
public static class ServerMissing
{
    public static Exception SkipOrFail(ServerMissingException missing)
    {
        if (missing.IsInDebian && Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail(missing.Message);
        Assert.Skip(missing.Message);
        return missing;
    }
}
