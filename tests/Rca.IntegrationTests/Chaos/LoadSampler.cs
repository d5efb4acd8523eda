using Rca.Bus.Administration;
using Rca.Bus.Topology;

namespace Rca.IntegrationTests.Chaos;

/// <summary>Watches, all the time, how much memory the processes have in use and how much of each queue is in hand.</summary>
sealed class LoadSampler : IAsyncDisposable
{
    readonly CancellationTokenSource _end = new();
    readonly Task _sampling;

    public LoadSampler(FakeDeployment deployment) => _sampling = SampleAsync(deployment);

    public long MostMemory { get; private set; }

    public Dictionary<string, long> MostInHand { get; } = new(StringComparer.Ordinal);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _sampling;
        _end.Dispose();
    }

    async Task SampleAsync(FakeDeployment deployment)
    {
        var topology = BusTopology.Of(FakeDeployment.Sources);
        while (!_end.IsCancellationRequested)
        {
            foreach (var process in deployment.Running()) MostMemory = Math.Max(MostMemory, process.Memory ?? 0);
            try
            {
                if (await BrokerAdmin.TryConnectAsync(deployment.Broker.Address, TimeProvider.System, _end.Token) is { } admin)
                    await using (admin)
                        foreach (var queue in await admin.ListAsync(topology, deployment.Broker.Management, _end.Token))
                            MostInHand[queue.Name] = Math.Max(MostInHand.GetValueOrDefault(queue.Name), queue.Unacknowledged ?? 0);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                // The broker is away, as it is to be at times; the next sample sees it again.
            }

            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, _end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
