using Xunit;

namespace Rca.IntegrationTests.Distributed;

/// <summary>Waits for what other processes do, within bounds.</summary>
static class Waiting
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);

    public static async Task UntilAsync(Func<Task<bool>> holds, string what, Func<string> said, CancellationToken ct, int patience = 1)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!await holds())
        {
            if (TimeProvider.System.GetElapsedTime(started) > Patience * patience) Assert.Fail($"{what}: not within {(Patience * patience).TotalSeconds} s\n{said()}");
            await Task.Delay(Poll, TimeProvider.System, ct);
        }
    }
}
