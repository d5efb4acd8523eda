namespace Rca.IntegrationTests.Chaos;

/// <summary>Something that breaks, and is mended.</summary>
sealed record Disaster(string Name, Func<FakeDeployment, CancellationToken, Task> Strike)
{
    static readonly TimeSpan Down = TimeSpan.FromSeconds(2);

    public static IReadOnlyList<Disaster> All { get; } =
    [
        Kill("intake"), Kill("planner"), Kill("redactor"), Kill("aggregator"), Kill(FakeDeployment.Collector), Kill(FakeDeployment.Collector),
        new("the broker stops and starts", async (d, ct) =>
        {
            await d.Broker.StopAsync(ct);
            await d.Broker.StartAgainAsync(ct);
        }),
        new("the store stops and starts", async (d, ct) =>
        {
            await d.Store.KillAsync(ct);
            await Task.Delay(Down, TimeProvider.System, ct);
            await d.Store.StartAgainAsync(ct);
        }),
        new("connections to the broker are cut", (d, _) => CutAsync(d.BrokerProxy)),
        new("connections to the store are cut", (d, _) => CutAsync(d.StoreProxy)),
    ];

    static Disaster Kill(string name) => new($"kill -9 of {name}", async (d, ct) =>
    {
        if (d.Running(name) is [var first, ..]) await first.KillAsync(ct);
        d.Start(name);
    });

    static Task CutAsync(TcpProxy proxy)
    {
        proxy.Cut();
        return Task.CompletedTask;
    }
}
