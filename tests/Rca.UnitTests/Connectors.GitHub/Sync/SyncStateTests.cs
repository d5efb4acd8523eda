using Rca.Core.Collecting.State;
using Xunit;

namespace Rca.UnitTests.Connectors.GitHub.Sync;

/// <summary>What is kept, how much of it, and what happens when it is lost or shared.</summary>
public sealed class SyncStateTests : IAsyncLifetime
{
    SyncSource _source = null!;

    enum Field
    {
        From,
    }

    public async ValueTask InitializeAsync() => _source = await SyncSource.StartAsync();

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    [Fact]
    public async Task In_clear_are_numbers_and_times_only()
    {
        var sha = _source.Commit();
        await _source.CollectAsync();

        var stored = string.Join('\n', _source.Store.Values.Select(v => $"{v.Key} {v.Value.Clear} {v.Value.Sealed}"));

        Assert.Equal(3, _source.Store.Values.Count);
        Assert.Contains("\"repository-id\":\"4820\"", stored, StringComparison.Ordinal);
        Assert.Contains("\"newest-commit\":\"2026-03-04T11:50:00.000Z\"", stored, StringComparison.Ordinal);
        foreach (var hidden in (string[])["EXAMPLE", "acme", "checkout", "main", sha, Body.Unasked])
            Assert.DoesNotContain(hidden, stored, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Set_of_many_commits_with_long_titles_is_kept_in_slots_that_fit()
    {
        _source.World.PageSize = 100;
        var random = new Random(7);
        var shas = Enumerable.Range(0, 400).Select(n => _source.Commit(500 - n, title: Text(random, 1_500))).ToList();

        var first = await _source.CollectAsync();
        _source.Pass();
        var second = await _source.CollectAsync(12);

        Assert.Null(first.Failure);
        Assert.Equal(shas, SyncSource.Shas(first));
        Assert.Equal(first.Written, second.Written);
        Assert.InRange(_source.Store.Values.Count, 6, 40);
    }

    [Fact]
    public async Task Slot_that_is_lost_is_read_anew()
    {
        _source.Commit(40);
        await _source.CollectAsync();
        _source.Pass();
        var head = _source.Commit(5);
        foreach (var slot in _source.Store.Values.Where(v => v.Value.Clear.Contains("\"from\"", StringComparison.Ordinal))) _source.Store.Remove(slot.Key);

        var collected = await _source.CollectAsync();

        Assert.Null(collected.Failure);
        Assert.Equal(_source.Truth(DateTimeOffset.MinValue), SyncSource.Shas(collected));
        Assert.Contains(head, SyncSource.Shas(collected));
    }

    [Fact]
    public async Task Slot_that_is_lost_while_nothing_is_new_is_asked_for_again()
    {
        var sha = _source.Commit(40);
        await _source.CollectAsync();
        _source.Pass();
        foreach (var slot in _source.Store.Values.Where(v => v.Value.Clear.Contains("\"from\"", StringComparison.Ordinal))) _source.Store.Remove(slot.Key);

        (await _source.CollectAsync()).FailedAs(Rca.Contracts.Outcome.Unreachable, "state-changed");
        Assert.Equal([sha], SyncSource.Shas(await _source.CollectAsync()));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Full_state_leaves_the_window_to_be_asked_for(int room)
    {
        var sha = _source.Commit();
        _source.Store.Limit = room;

        for (var times = 0; times < 2; times++)
        {
            var collected = await _source.CollectAsync();
            Assert.Null(collected.Failure);
            Assert.Equal([sha], SyncSource.Shas(collected));
        }
    }

    [Fact]
    public async Task Without_memory_the_window_alone_is_asked_for()
    {
        var sha = _source.Commit();

        Assert.Equal([sha], SyncSource.Shas(await _source.CollectAsync(state: NoSourceState.Instance)));
        Assert.Single(_source.World.Requests);
    }

    [Fact]
    public async Task Collectors_of_one_source_at_once_have_one_set()
    {
        _source.World.PageSize = 5;
        for (var round = 0; round < 5; round++)
        {
            for (var n = 0; n < 20; n++) _source.Commit(30 - n);
            var collected = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => _source.CollectAsync())));

            Assert.All(collected, c => Assert.Null(c.Failure));
            Assert.All(collected, c => Assert.Equal(_source.Truth(DateTimeOffset.MinValue), SyncSource.Shas(c)));
            _source.Pass(0.5);
        }
    }

    [Fact]
    public async Task Set_that_another_collector_begins_anew_while_it_is_read_is_not_mixed()
    {
        _source.Commit(40);
        await _source.CollectAsync();
        _source.Pass();
        // The first slot that is read, when the branch was found as it was.
        var state = new HookedState(_source.Store.State, r => r.Value?.Clear.Time(Field.From) is not null, async () =>
        {
            _source.Commit(20, []);
            Assert.Null((await _source.CollectAsync()).Failure);
        });

        var collected = await _source.CollectAsync(state: state);

        collected.FailedAs(Rca.Contracts.Outcome.Unreachable, "state-changed");
        Assert.Empty(collected.Items);
    }

    [Fact]
    public async Task Collections_of_one_process_at_once_ask_for_each_page_once()
    {
        for (var n = 0; n < 20; n++) _source.Commit(30 - n);
        _source.World.PageSize = 5;
        var connector = GitHubSource.Connector(_source.World.Address, state: _source.Store.State, clock: _source.Clock);

        var collected = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => GitHubSource.CollectAsync(connector, "github.commits"))));

        Assert.All(collected, c => Assert.Equal(_source.Truth(DateTimeOffset.MinValue), SyncSource.Shas(c)));
        Assert.Equal(4, _source.World.Requests.Count(r => r.Target.Contains("since=", StringComparison.Ordinal)));
    }

    static string Text(Random random, int length) => string.Create(length, random, static (span, r) =>
    {
        for (var i = 0; i < span.Length; i++) span[i] = (char)r.Next(0x4E00, 0x9FFF);
    });
}
