using System.Runtime.CompilerServices;
using Rca.Connectors.Kubernetes.Evidence;
using Rca.Core.Collecting;

namespace Rca.BadConnector;

/// <summary>Does what a connector must not do.</summary>
sealed class Misbehaving(ConnectorDescriptor descriptor, string behaviour, TimeProvider clock) : IConnector
{
    const int TenMillion = 10_000_000;
    const int Megabyte = 1024 * 1024;

    public ConnectorDescriptor Describe() => descriptor;

    public Task<ProbeReport> ProbeAsync(Ledger ledger, CancellationToken cancellationToken) => Task.FromResult(new ProbeReport(Reachable: true, null, []));

    public IAsyncEnumerable<CapturedItem> CollectAsync(CollectRequest request, CancellationToken cancellationToken)
    {
        using (var asked = request.Ledger.Admit("GET", "/bad", null, clock)) asked.Answer("200");
        return behaviour switch
        {
            "good" => YieldAsync(1),
            "slow" => SlowAsync(cancellationToken),
            "flood" => YieldAsync(TenMillion),
            "throw" => throw new InvalidOperationException("EXAMPLE-text-of-a-source"),
            "hang" => HangAsync(),
            "late" => LateAsync(cancellationToken),
            "allocate" => AllocateAsync(),
            "failfast" => FailFastAsync(),
            _ => throw new InvalidOperationException("no such behaviour"),
        };
    }

    async IAsyncEnumerable<CapturedItem> YieldAsync(int items)
    {
        await Task.Yield();
        for (var i = 0; i < items; i++) yield return Item(i);
    }

    // Good, and long enough at it to be killed in the middle.
    async IAsyncEnumerable<CapturedItem> SlowAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(50, 500)), clock, cancellationToken);
        yield return Item(0);
    }

    // Deaf to its token.
    static async IAsyncEnumerable<CapturedItem> HangAsync()
    {
        await new TaskCompletionSource().Task;
        yield break;
    }

    async IAsyncEnumerable<CapturedItem> LateAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return Item(0);
        await new TaskCompletionSource().Task.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        for (var i = 1; ; i++) yield return Item(i);
    }

    static async IAsyncEnumerable<CapturedItem> AllocateAsync()
    {
        await Task.Yield();
        for (var held = new List<byte[]>(); held.Count >= 0;) held.Add(GC.AllocateArray<byte>(Megabyte));
        yield break;
    }

    static async IAsyncEnumerable<CapturedItem> FailFastAsync()
    {
        // What a process says as it fails fast is written by the runtime, and nobody after it can keep that from its output.
        await Task.Run(() => Environment.FailFast(null));
        yield break;
    }

    CapturedItem Item(int number) => new(new EventHorizon(DateTimeOffset.UnixEpoch.AddSeconds(number), Assumed: false), clock.GetUtcNow());
}
