using Rca.Testing;

namespace Rca.IntegrationTests.Testing;

/// <summary>A server for one test alone, which may stop and kill it.</summary>
public static class OwnServer
{
    public static async Task<T> StartAsync<T>(Func<TimeProvider, CancellationToken, Task<T>> start, CancellationToken ct)
        where T : class
    {
        try
        {
            return await start(TimeProvider.System, ct);
        }
        catch (ServerMissingException missing)
        {
            throw ServerMissing.SkipOrFail(missing);
        }
    }
}
