using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Rca.Contracts;
using Rca.Core.Collecting;
using Xunit;

namespace Rca.UnitTests.Core.Collecting;

public sealed class LedgerTests
{
    readonly FakeTimeProvider _clock = new();

    [Fact]
    public void Request_beyond_the_budget_is_refused_and_not_entered()
    {
        var ledger = new Ledger(2);
        Ask(ledger);
        Ask(ledger);
        var refused = Assert.Throws<SourceFailureException>(() => Ask(ledger));
        Assert.Equal((Outcome.Truncated, "request-budget"), (refused.Outcome, refused.Reason));
        Assert.Equal((2, 2, 0), (ledger.Entries.Count, ledger.Answered, ledger.Elided));
    }

    [Fact]
    public void Budget_is_kept_by_requests_at_once()
    {
        var ledger = new Ledger(100);
        var refused = 0;
        Parallel.For(0, 400, _ =>
        {
            try
            {
                Ask(ledger);
            }
            catch (SourceFailureException)
            {
                Interlocked.Increment(ref refused);
            }
        });
        Assert.Equal((100, 100, 300), (ledger.Entries.Count, ledger.Answered, refused));
    }

    [Fact]
    public void Request_is_lost_until_it_is_answered_and_its_first_answer_counts()
    {
        var ledger = new Ledger();
        using var request = ledger.Admit("GET", "/x", "limit=1", _clock);
        request.Read(7);
        _clock.Advance(TimeSpan.FromMilliseconds(30));
        Assert.Equal([new LedgerEntry("GET", "/x", "lost", 7, 30, "limit=1")], ledger.Entries);
        request.Answer("200");
        request.Answer("500");
        _clock.Advance(TimeSpan.FromMilliseconds(30));
        Assert.Equal([new LedgerEntry("GET", "/x", "200", 7, 30, "limit=1")], ledger.Entries);
        Assert.Equal(1, ledger.Answered);
    }

    [Fact]
    public void Request_given_up_stays_lost()
    {
        var ledger = new Ledger();
        var request = ledger.Admit("GET", "/x", null, _clock);
        _clock.Advance(TimeSpan.FromMilliseconds(30));
        request.Dispose();
        _clock.Advance(TimeSpan.FromMilliseconds(30));
        request.Answer("200");
        Assert.Equal([new LedgerEntry("GET", "/x", "lost", 0, 30)], ledger.Entries);
        Assert.Equal(0, ledger.Answered);
    }

    [Fact]
    public void Entries_are_in_the_order_of_their_beginnings_under_the_try_in_which_they_began()
    {
        var ledger = new Ledger();
        using var first = ledger.Admit("GET", "/slow", null, _clock);
        ledger.Try = 2;
        Ask(ledger, "/quick");
        first.Answer("200");
        Assert.Equal([("/slow", 1), ("/quick", 2)], ledger.Entries.Select(e => (e.Resource, e.Try)));
    }

    [Theory]
    [InlineData("/x")]
    [InlineData("/a+b&c'd<e>\"ü")]
    public void Hundred_thousand_requests_make_a_small_message_that_counts_the_rest(string step)
    {
        var ledger = new Ledger(100_000);
        for (var i = 0; i < 100_000; i++) Ask(ledger, string.Concat(Enumerable.Repeat(step, 300)));
        Assert.InRange(ledger.Entries.Count, 15, Ledger.MaximumEntries);
        Assert.Equal(100_000, ledger.Entries.Count + ledger.Elided);
        Assert.Equal(100_000, ledger.Answered);
        Assert.InRange(JsonSerializer.SerializeToUtf8Bytes(ledger.Entries, WireJson.Options).Length, 1, Ledger.MaximumBytes + 1024);
    }

    [Fact]
    public void Short_entries_are_bounded_by_their_number()
    {
        var ledger = new Ledger(2_000);
        for (var i = 0; i < 2_000; i++) Ask(ledger, "/");
        Assert.InRange(ledger.Entries.Count, 300, Ledger.MaximumEntries);
        Assert.Equal(2_000, ledger.Entries.Count + ledger.Elided);
    }

    [Fact]
    public void Long_text_is_cut_between_two_steps()
    {
        var ledger = new Ledger();
        var secret = new string('s', 40);
        Ask(ledger, "/" + new string('a', 490) + "/" + secret + "/b");
        Ask(ledger, secret + new string('x', 600));
        Assert.Equal("/" + new string('a', 490) + "/…", ledger.Entries[0].Resource);
        Assert.Equal("…", ledger.Entries[1].Resource);
    }

    void Ask(Ledger ledger, string resource = "/x")
    {
        using var request = ledger.Admit("GET", resource, null, _clock);
        request.Answer("200");
    }
}
