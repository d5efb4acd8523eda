using CsCheck;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Rca.UnitTests.Connectors.GitHub.Sync;

/// <summary>Whatever people do to a history, and whatever fails where: in the end the set is what git says, each commit once.</summary>
public sealed class SyncProperties
{
    static readonly RequestDelegate[] Faults =
    [
        Answer.Status(502),
        Answer.Broken("[{"),
        context =>
        {
            context.Abort();
            return Task.CompletedTask;
        },
    ];

    [Fact]
    public async Task Any_history_is_synced_to_the_truth()
    {
        await using var source = await SyncSource.StartAsync();
        await SyncScript.Any(30).SampleAsync(script => PlayAsync(source, script, _ => null), iter: 60, threads: 1);
    }

    [Fact]
    public async Task Fault_at_each_request_costs_one_more_and_changes_nothing()
    {
        await using var source = await SyncSource.StartAsync();
        await SyncScript.Any(14).SampleAsync(
            async script =>
            {
                var pages = await PlayAsync(source, script, _ => null);
                for (var at = 0; at < pages; at++)
                {
                    var fault = at;
                    Assert.InRange(await PlayAsync(source, script, number => number == fault ? Faults[fault % Faults.Length] : null), pages, pages + 1);
                }
            },
            iter: 8, threads: 1);
    }

    [Fact]
    public async Task Process_that_dies_at_any_write_is_followed_by_one_that_ends_with_the_same_set()
    {
        await using var source = await SyncSource.StartAsync();
        await SyncScript.Any(10).SampleAsync(
            async script =>
            {
                await PlayAsync(source, script, _ => null);
                var writes = source.Store.Writes;
                for (var at = 0; at < writes; at++)
                    foreach (var before in (bool[])[true, false])
                        await PlayAsync(source, script, _ => null, new Death(at, before));
            },
            iter: 4, threads: 1);
    }

    static async Task<int> PlayAsync(SyncSource source, SyncScript script, Func<int, RequestDelegate?> fault, Death? death = null)
    {
        source.Restart();
        source.World.Fault = fault;
        var began = source.Now;
        var state = death is null ? source.Store.State : new MortalState(source.Store.State, death);
        var (truth, requests) = await script.PlayAsync(source, async hours =>
        {
            for (var tries = 0; ; tries++)
            {
                try
                {
                    if ((await source.CollectAsync(hours, state: state)).Failure is null) return;
                }
                catch (DeadException)
                {
                }

                Assert.InRange(tries, 0, 3);
            }
        });

        source.World.Fault = _ => null;
        var collected = await source.CollectAsync(script.HoursOf(source, began), hoursAhead: 10_000);
        Assert.True(collected.Failure is null, $"{collected.Failure?.Reason}: {collected.Failure?.Detail}");
        Assert.Equal(truth, SyncSource.Shas(collected));
        return requests;
    }
}
