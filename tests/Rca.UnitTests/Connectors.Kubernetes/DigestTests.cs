using Microsoft.Extensions.Time.Testing;
using Rca.Connectors.Kubernetes.Capabilities.Config;
using Rca.Connectors.Kubernetes.Digests;
using Rca.Connectors.Kubernetes.Evidence;
using Rca.Core.Collecting.State;
using Rca.UnitTests.Testing;
using Xunit;

namespace Rca.UnitTests.Connectors.Kubernetes;

public sealed class DigestTests
{
    static readonly DigestKey One = new([.. Enumerable.Repeat((byte)1, 32)]);
    static readonly DigestKey Other = new([.. Enumerable.Repeat((byte)2, 32)]);
    readonly FakeTimeProvider _clock = new(new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero));
    readonly MemoryState _state = new();

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void Digest_tells_values_apart_at_one_place_and_says_nothing_of_two_places()
    {
        Assert.Equal(One.Of("v", "a"), One.Of("v", "a"));
        Assert.NotEqual(One.Of("v", "a"), One.Of("w", "a"));
        Assert.NotEqual(One.Of("v", "a"), One.Of("v", "b"));
        Assert.NotEqual(One.Of("v", "ab", "c"), One.Of("v", "a", "bc"));
        Assert.Matches("^hmac-sha256:[0-9a-f]{8}:[0-9a-f]{32}$", One.Of("v", "a"));
        Assert.True(DigestKey.AreEqual(One.Of("v", "a"), One.Of("v", "a")));
        Assert.False(DigestKey.AreEqual(One.Of("v", "a"), One.Of("w", "a")));
        Assert.Null(DigestKey.AreEqual(One.Of("v", "a"), Other.Of("v", "a")));
    }

    [Fact]
    public async Task Key_is_kept_where_there_is_a_memory_and_lasts_a_process_where_there_is_none()
    {
        var kept = await new DigestKeys(_state, _clock).GetAsync(Ct);
        Assert.Equal(kept.Of("v"), (await new DigestKeys(_state, _clock).GetAsync(Ct)).Of("v"));
        var none = new DigestKeys(NoSourceState.Instance, _clock);
        Assert.Equal((await none.GetAsync(Ct)).Of("v"), (await none.GetAsync(Ct)).Of("v"));
        Assert.Null(DigestKey.AreEqual((await none.GetAsync(Ct)).Of("v"), kept.Of("v")));
        Assert.Equal((true, false), (new DigestKeys(_state, _clock).AreRemembered, none.AreRemembered));
    }

    [Fact]
    public async Task Change_is_said_until_the_value_changes_again()
    {
        var first = await CompareAsync(("a", One.Of("1", "a")), ("b", One.Of("1", "b")));
        Assert.Null(first.At);
        Assert.All(first.Keys, k => Assert.Equal(ValueChange.FirstSeen, k.Change));
        var began = _clock.GetUtcNow();

        _clock.Advance(TimeSpan.FromMinutes(10));
        foreach (var minute in (int[])[10, 11])
        {
            var changed = await CompareAsync(("a", One.Of("2", "a")), ("c", One.Of("1", "c")));
            Assert.Equal([("a", ValueChange.Changed), ("c", ValueChange.Added)], changed.Keys.Select(k => (k.Name, k.Change)));
            Assert.Equal((One.Of("1", "a"), One.Of("2", "a")), (changed.Keys[0].DigestBefore, changed.Keys[0].Digest));
            Assert.Equal((began, began.AddMinutes(10)), (changed.Keys[0].SeenBefore, changed.Keys[0].SeenSince));
            Assert.Equal(minute == 10 ? ["b"] : [], changed.Removed);
            _clock.Advance(TimeSpan.FromMinutes(1));
        }
    }

    [Fact]
    public async Task Same_value_is_the_same_and_another_key_is_no_change()
    {
        await CompareAsync(("a", One.Of("1", "a")));
        Assert.Equal(ValueChange.Same, Assert.Single((await CompareAsync(("a", One.Of("1", "a")))).Keys).Change);
        var rotated = Assert.Single((await CompareAsync(("a", Other.Of("1", "a")))).Keys);
        Assert.Equal((ValueChange.KeyRotated, null), (rotated.Change, rotated.DigestBefore));
    }

    [Fact]
    public async Task Names_and_digests_are_remembered_sealed_alone()
    {
        await CompareAsync(("PASSWORD", One.Of("1", "PASSWORD")));
        var (key, value) = Assert.Single(_state.Values);
        Assert.Equal(1, value.Clear.Count);
        Assert.False(value.Sealed.IsEmpty);
        Assert.DoesNotContain("shop", key.Text, StringComparison.Ordinal);
    }

    Task<Comparison> CompareAsync(params (string Key, string Digest)[] values) =>
        new SeenValues(_state, "shop", "checkout-config", _clock).CompareAsync(values.ToDictionary(v => v.Key, v => v.Digest, StringComparer.Ordinal), Ct);
}
