using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Rca.Core.Collecting.State;
using Rca.Core.Sealing;
using Rca.Storage;
using Xunit;

namespace Rca.Tests.Storage;

/// <summary>What the state of sources promises; run on each store.</summary>
public abstract class SourceStateContract : IAsyncLifetime
{
    protected static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    static readonly StateKey Key = StateKey.Of("etag", "/repos/acme/checkout");
    static readonly StateKeys Old = new([[1, .. new byte[31]]]);
    static readonly StateKeys New = new([2, .. new byte[31]], [1, .. new byte[31]]);
    static readonly StateKeys NewAlone = new([[2, .. new byte[31]]]);

    enum Field
    {
        Count,
    }

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    protected SqlSourceStateStore Store { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await CreateAsync();
        Store = await ConnectAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        await DropAsync();
        GC.SuppressFinalize(this);
    }

    protected abstract Task CreateAsync();

    protected abstract Task DropAsync();

    /// <summary>A store on the test's database, as a collector has it.</summary>
    protected abstract Task<SqlSourceStateStore> ConnectAsync();

    /// <summary>Lets the store's clock pass a time.</summary>
    protected abstract Task PassAsync(TimeSpan time);

    /// <summary>Everything that is stored, as one text.</summary>
    protected abstract Task<string> DumpAsync();

    protected abstract Task ExecuteAsync(string sql);

    [Fact]
    public async Task Value_comes_back_and_only_its_operational_fields_are_in_clear()
    {
        var state = Of("acme-code");
        Assert.Equal(StateWrite.Written, await state.CompareAndSetAsync(Key, 0, Value(7, "EXAMPLE-etag"), Hour, Ct));
        var read = await state.GetAsync(Key, Ct);
        Assert.Equal((7L, "EXAMPLE-etag", false), (read.Value!.Clear.Number(Field.Count), Text(read), read.IsUnreadable));
        Assert.True(read.Version > 0);
        var dump = await DumpAsync();
        Assert.Contains("acme-code", dump, StringComparison.Ordinal);
        Assert.DoesNotContain("EXAMPLE", dump, StringComparison.Ordinal);
        Assert.DoesNotContain("checkout", dump, StringComparison.Ordinal);
        Assert.Equal(StateReading.Nothing, await state.GetAsync(StateKey.Of("other"), Ct));
    }

    [Fact]
    public async Task Value_without_a_sealed_part_comes_back()
    {
        var state = Of("acme-code");
        await state.CompareAndSetAsync(Key, 0, new StateValue(OperationalFields.None.With(Field.Count, 1), default), Hour, Ct);
        Assert.Equal((1L, 0), ((await state.GetAsync(Key, Ct)).Value!.Clear.Number(Field.Count), (await state.GetAsync(Key, Ct)).Value!.Sealed.Length));
    }

    [Fact]
    public async Task Write_over_another_version_changes_nothing()
    {
        var state = Of("acme-code");
        Assert.Equal(StateWrite.Changed, await state.CompareAndSetAsync(Key, 5, Value(1), Hour, Ct));
        await state.CompareAndSetAsync(Key, 0, Value(1), Hour, Ct);
        Assert.Equal(StateWrite.Changed, await state.CompareAndSetAsync(Key, 0, Value(2), Hour, Ct));
        var first = (await state.GetAsync(Key, Ct)).Version;
        Assert.Equal(StateWrite.Written, await state.CompareAndSetAsync(Key, first, Value(3), Hour, Ct));
        Assert.Equal(StateWrite.Changed, await state.CompareAndSetAsync(Key, first, Value(4), Hour, Ct));
        var read = await state.GetAsync(Key, Ct);
        Assert.Equal(3, read.Value!.Clear.Number(Field.Count));
        Assert.True(read.Version > first);
    }

    [Fact]
    public async Task Of_fifty_writers_at_once_one_wins_each_round_and_no_count_is_lost()
    {
        await using var other = await ConnectAsync();
        var won = 0;
        await Task.WhenAll(Enumerable.Range(0, 50).Select(n => Task.Run(async () =>
        {
            var state = Of("acme-code", store: n % 2 == 0 ? Store : other);
            while (true)
            {
                var read = await state.GetAsync(Key, Ct);
                var next = Value((read.Value?.Clear.Number(Field.Count) ?? 0) + 1, $"writer {n}");
                var write = await state.CompareAndSetAsync(Key, read.Version, next, Hour, Ct);
                if (write == StateWrite.Changed) continue;
                Assert.Equal(StateWrite.Written, write);
                Interlocked.Increment(ref won);
                return;
            }
        }, Ct)));
        Assert.Equal((50, 50L), (won, (await Of("acme-code").GetAsync(Key, Ct)).Value!.Clear.Number(Field.Count)));
    }

    [Fact]
    public async Task Of_fifty_writers_of_nothing_one_is_first()
    {
        var writes = await Task.WhenAll(Enumerable.Range(0, 50).Select(n => Task.Run(() => Of("acme-code").CompareAndSetAsync(Key, 0, Value(n), Hour, Ct), Ct)));
        Assert.Single(writes, StateWrite.Written);
        Assert.Equal(49, writes.Count(w => w == StateWrite.Changed));
    }

    [Fact]
    public async Task Source_sees_nothing_of_another()
    {
        await Of("acme-code").CompareAndSetAsync(Key, 0, Value(1, "EXAMPLE"), Hour, Ct);
        Assert.Equal(StateReading.Nothing, await Of("prod-eu").GetAsync(Key, Ct));
        await ExecuteAsync("update rca_state.entries set source = 'prod-eu'");
        var moved = await Of("prod-eu").GetAsync(Key, Ct);
        Assert.True(moved.IsUnreadable);
        Assert.Null(moved.Value);
    }

    [Fact]
    public async Task Value_moved_under_another_key_or_changed_is_unreadable_and_can_be_replaced()
    {
        var state = Of("acme-code");
        await state.CompareAndSetAsync(Key, 0, Value(1, "EXAMPLE"), Hour, Ct);
        var elsewhere = StateKey.Of("elsewhere");
        await ExecuteAsync($"update rca_state.entries set key = '{elsewhere.Text}'");
        Assert.True((await state.GetAsync(elsewhere, Ct)).IsUnreadable);
        await ExecuteAsync($"update rca_state.entries set key = '{Key.Text}', sealed = 'x' || sealed");
        Assert.True((await state.GetAsync(Key, Ct)).IsUnreadable);
        await ExecuteAsync("update rca_state.entries set clear = '{\"count\":\"priya@shop.example\"}', sealed = null");
        var read = await state.GetAsync(Key, Ct);
        Assert.True(read.IsUnreadable);
        Assert.Equal(StateWrite.Written, await state.CompareAndSetAsync(Key, read.Version, Value(2), Hour, Ct));
        Assert.Equal(2, (await state.GetAsync(Key, Ct)).Value!.Clear.Number(Field.Count));
    }

    [Fact]
    public async Task Rotation_overlaps_and_a_key_that_is_gone_makes_a_value_absent()
    {
        await Of("acme-code", Old).CompareAndSetAsync(Key, 0, Value(1, "under the old key"), Hour, Ct);
        var overlapping = await Of("acme-code", New).GetAsync(Key, Ct);
        Assert.Equal("under the old key", Text(overlapping));
        Assert.True((await Of("acme-code", NewAlone).GetAsync(Key, Ct)).IsUnreadable);
        await Of("acme-code", New).CompareAndSetAsync(Key, overlapping.Version, Value(2, "under the new key"), Hour, Ct);
        Assert.Equal("under the new key", Text(await Of("acme-code", NewAlone).GetAsync(Key, Ct)));
        Assert.True((await Of("acme-code", Old).GetAsync(Key, Ct)).IsUnreadable);
    }

    [Fact]
    public async Task Value_is_gone_after_its_retention_and_never_gets_an_earlier_version_again()
    {
        var state = Of("acme-code");
        var retention = TimeSpan.FromMilliseconds(200);
        await state.CompareAndSetAsync(Key, 0, Value(1), retention, Ct);
        var first = (await state.GetAsync(Key, Ct)).Version;
        await PassAsync(retention);
        Assert.Equal(StateReading.Nothing, await state.GetAsync(Key, Ct));
        Assert.Equal(StateWrite.Changed, await state.CompareAndSetAsync(Key, first, Value(2), Hour, Ct));
        Assert.Equal(StateWrite.Written, await state.CompareAndSetAsync(Key, 0, Value(3), Hour, Ct));
        Assert.True((await state.GetAsync(Key, Ct)).Version > first);
    }

    [Fact]
    public async Task What_has_expired_is_deleted_when_its_source_writes()
    {
        var state = Of("acme-code");
        var retention = TimeSpan.FromMilliseconds(50);
        for (var i = 0; i < 5; i++) await state.CompareAndSetAsync(StateKey.Of($"{i}"), 0, Value(i), retention, Ct);
        await PassAsync(retention);
        await state.CompareAndSetAsync(Key, 0, Value(1), Hour, Ct);
        Assert.Single((await DumpAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Source_is_full_at_its_bound_and_others_are_not()
    {
        var state = Of("acme-code");
        for (var i = 0; i < StateLimits.ValuesPerSource; i++) Assert.Equal(StateWrite.Written, await Store.CompareAndSetAsync("acme-code", StateKey.Of($"{i}").Text, 0, "{}", null, Hour, Ct));
        Assert.Equal(StateWrite.Full, await state.CompareAndSetAsync(Key, 0, Value(1), Hour, Ct));
        var there = await state.GetAsync(StateKey.Of("0"), Ct);
        Assert.Equal(StateWrite.Written, await state.CompareAndSetAsync(StateKey.Of("0"), there.Version, Value(1), Hour, Ct));
        Assert.Equal(StateWrite.Written, await Of("prod-eu").CompareAndSetAsync(Key, 0, Value(1), Hour, Ct));
    }

    [Fact]
    public async Task Largest_value_fits_and_a_larger_one_is_refused()
    {
        var state = Of("acme-code");
        var clear = OperationalFields.None;
        var largest = new StateValue(clear, new byte[StateLimits.SealedBytes]);
        Assert.Equal(StateWrite.Written, await state.CompareAndSetAsync(Key, 0, largest, StateLimits.LongestRetention, Ct));
        Assert.Equal(StateLimits.SealedBytes, (await state.GetAsync(Key, Ct)).Value!.Sealed.Length);
        await Assert.ThrowsAsync<ArgumentException>(() => state.CompareAndSetAsync(Key, 0, new StateValue(clear, new byte[StateLimits.SealedBytes + 1]), Hour, Ct));
        await Assert.ThrowsAsync<ArgumentException>(() => state.CompareAndSetAsync(Key, 0, largest, StateLimits.LongestRetention + TimeSpan.FromTicks(1), Ct));
        await Assert.ThrowsAsync<ArgumentException>(() => state.CompareAndSetAsync(Key, 0, largest, TimeSpan.Zero, Ct));
    }

    SealedSourceState Of(string source, StateKeys? keys = null, SqlSourceStateStore? store = null) =>
        new(source, store ?? Store, keys ?? Old, TimeProvider.System, NullLogger.Instance);

    static StateValue Value(long count, string text = "") => new(OperationalFields.None.With(Field.Count, count), Encoding.UTF8.GetBytes(text));

    static string Text(StateReading reading) => Encoding.UTF8.GetString(reading.Value!.Sealed.Span);
}
