using Microsoft.Extensions.Time.Testing;
using Rca.Connectors.Postgres.Session;
using Rca.Core.Collecting;
using Xunit;

namespace Rca.UnitTests.Connectors.Postgres;

public sealed class PausesTests
{
    static readonly TimeSpan Wanted = TimeSpan.FromSeconds(5);
    static readonly TimeSpan LongPatience = TimeSpan.FromMinutes(1);

    readonly FakeTimeProvider _clock = new();

    [Fact]
    public void Pause_is_as_long_as_wanted_where_nothing_limits_it() =>
        Assert.Equal(Wanted, new Pauses(time: null, LongPatience, _clock).Allowed(Wanted));

    [Fact]
    public void Pause_leaves_time_for_what_comes_after_it()
    {
        var pauses = new Pauses(new TimeLeft(TimeSpan.FromSeconds(10), _clock), LongPatience, _clock);
        Assert.Equal(Wanted, pauses.Allowed(Wanted));
        _clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(TimeSpan.FromSeconds(3.5), pauses.Allowed(Wanted));
        _clock.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(TimeSpan.Zero, pauses.Allowed(Wanted));
    }

    [Fact]
    public void Pause_is_shorter_than_the_patience_of_who_watches() =>
        Assert.Equal(TimeSpan.FromSeconds(1.5), new Pauses(time: null, TimeSpan.FromSeconds(2), _clock).Allowed(Wanted));

    [Fact]
    public void Default_patience_allows_the_window_of_a_rate() =>
        Assert.Equal(TimeSpan.FromSeconds(5.1), new Pauses(time: null, SourceLimits.Default.NoProgress, _clock).Allowed(TimeSpan.FromSeconds(5.1)));
}
