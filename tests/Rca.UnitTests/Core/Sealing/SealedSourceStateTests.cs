using Microsoft.Extensions.Time.Testing;
using Rca.Core.Collecting.State;
using Rca.Core.Sealing;
using Rca.Core.Stores;
using Rca.UnitTests.Testing;
using Xunit;

namespace Rca.UnitTests.Core.Sealing;

public sealed class SealedSourceStateTests
{
    static readonly StateKey Key = StateKey.Of("k");
    static readonly StateValue Value = new(OperationalFields.None, "EXAMPLE"u8.ToArray());
    readonly FakeTimeProvider _clock = new();
    readonly ListLogger<SealedSourceState> _log = new();

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Store_that_fails_counts_as_without_memory_and_its_text_stays_behind()
    {
        var state = Of(new Store(_ => throw new InvalidOperationException("EXAMPLE-connection-string")));
        Assert.Equal(StateReading.Nothing, await state.GetAsync(Key, Ct));
        Assert.Equal(StateWrite.NotKept, await state.CompareAndSetAsync(Key, 0, Value, TimeSpan.FromHours(1), Ct));
        Assert.Contains("acme-code", _log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("EXAMPLE", _log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Store_that_hangs_is_given_up_soon()
    {
        var reading = Of(new Store(token => Task.Delay(Timeout.InfiniteTimeSpan, token))).GetAsync(Key, Ct);
        Assert.False(reading.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(StateReading.Nothing, await reading);
    }

    [Fact]
    public async Task Collection_that_is_cancelled_is_not_told_of_nothing()
    {
        using var cancelled = new CancellationTokenSource();
        var reading = Of(new Store(token => Task.Delay(Timeout.InfiniteTimeSpan, token))).GetAsync(Key, cancelled.Token);
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    }

    [Fact]
    public async Task Sealed_value_names_its_key_and_no_two_are_alike()
    {
        var store = new Store(_ => Task.CompletedTask);
        await Of(store).CompareAndSetAsync(Key, 0, Value, TimeSpan.FromHours(1), Ct);
        await Of(store).CompareAndSetAsync(Key, 0, Value, TimeSpan.FromHours(1), Ct);
        Assert.NotEqual(store.Written[0], store.Written[1]);
        var header = Jose.JWT.Headers(store.Written[0]);
        Assert.Equal(("dir", "A256GCM", "acme-code", Key.Text), (header["alg"], header["enc"], header["rca-source"], header["rca-key"]));
        Assert.Matches("^[0-9a-f]{16}$", (string)header["kid"]);
    }

    [Fact]
    public async Task Without_configuration_nothing_is_kept()
    {
        Assert.Equal(StateWrite.NotKept, await NoSourceState.Instance.CompareAndSetAsync(Key, 0, Value, TimeSpan.FromHours(1), Ct));
        Assert.Equal(StateReading.Nothing, await NoSourceState.Instance.GetAsync(Key, Ct));
    }

    [Fact]
    public void Short_key_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new StateKeys(new byte[31]));
        Assert.Throws<ArgumentException>(() => new StateKeys());
    }

    SealedSourceState Of(ISourceStateStore store) => new("acme-code", store, new StateKeys(new byte[32]), _clock, _log);

    sealed class Store(Func<CancellationToken, Task> behave) : ISourceStateStore
    {
        public List<string> Written { get; } = [];

        public async Task<StoredState?> FindAsync(string source, string key, CancellationToken cancellationToken)
        {
            await behave(cancellationToken);
            return null;
        }

        public async Task<StateWrite> CompareAndSetAsync(
            string source, string key, long expected, string clear, string? sealedValue, TimeSpan retention, CancellationToken cancellationToken)
        {
            await behave(cancellationToken);
            Written.Add(sealedValue!);
            return StateWrite.Written;
        }
    }
}
