using System.Net.Sockets;
using CsCheck;
using Rca.Contracts;
using Rca.Core.Collecting;
using Xunit;

namespace Rca.UnitTests.Core.Collecting;

public sealed class EndingTableTests
{
    // One fact for each row, in the order in which they count.
    static readonly (string Row, Func<EndingFacts, EndingFacts> With, Outcome? Before, Outcome? After, string? Reason)[] Facts =
    [
        ("stop", f => f with { Stopped = true }, null, null, null),
        ("budget", f => f with { Budget = "item-budget" }, Outcome.Truncated, Outcome.Truncated, "item-budget"),
        ("answer of the source", f => f with { Error = new SourceFailureException(Outcome.Forbidden, "not-permitted") }, Outcome.Forbidden, Outcome.Truncated, "not-permitted"),
        ("time budget", f => f with { TimeIsUp = true }, Outcome.TimedOut, Outcome.Truncated, "time-budget"),
        ("no progress", f => f with { Stalled = true }, Outcome.TimedOut, Outcome.Truncated, "no-progress"),
        ("failure of the source", f => f with { Error = f.Error ?? new SourceFailureException(Outcome.Unreachable, "refused") }, Outcome.Unreachable, Outcome.Truncated, "refused"),
        ("connection", f => f with { Error = f.Error ?? new IOException("text of the source") }, Outcome.Unreachable, Outcome.Truncated, "network"),
        ("fault", f => f with { Error = f.Error ?? new InvalidOperationException("text of the source") }, Outcome.Failed, Outcome.Truncated, "unexpected"),
    ];

    public static TheoryData<int, int> Pairs() => [.. from i in Enumerable.Range(0, Facts.Length) from j in Enumerable.Range(i, Facts.Length - i) select (i, j)];

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Of_two_facts_the_one_above_decides_before_and_after_the_first_item(int above, int below)
    {
        var (row, with, before, after, reason) = Facts[above];
        foreach (var (kept, outcome) in new[] { (0, before), (3, after) })
        {
            var facts = Facts[below].With(with(new EndingFacts { Kept = kept, Answered = 1 }));
            Assert.Equal(row, EndingTable.Rules.First(r => r.Holds(facts)).Name);
            Assert.Equal((outcome, reason), (EndingTable.Decide(facts)?.Outcome, EndingTable.Decide(facts)?.Reason));
        }
    }

    [Theory]
    [InlineData(1, 0, Outcome.Collected, null)]
    [InlineData(0, 1, Outcome.Empty, null)]
    [InlineData(0, 0, Outcome.Failed, "no-proof")]
    public void Stream_that_came_to_its_end_is_collected_or_empty_with_proof(int kept, int answered, Outcome outcome, string? reason)
    {
        var ending = EndingTable.Decide(new EndingFacts { Kept = kept, Answered = answered })!;
        Assert.Equal((outcome, reason), (ending.Outcome, ending.Reason));
    }

    [Fact]
    public void Every_row_of_the_table_is_in_this_test() =>
        Assert.Equal([.. Facts.Select(f => f.Row), "items", "nothing there", "no proof"], EndingTable.Rules.Select(r => r.Name));

    [Fact]
    public void Error_is_never_told_as_an_answer_and_nothing_of_its_text_is_told()
    {
        Exception[] errors =
        [
            new IOException("secret"), new SocketException(1, "secret"), new HttpRequestException("secret"), new InvalidOperationException("secret"), new OperationCanceledException("secret"),
            new SourceFailureException(Outcome.Unreachable, "why"), new SourceFailureException(Outcome.Throttled, "why"),
        ];
        Gen.Select(Gen.Int[0, errors.Length - 1].Select(i => errors[i]), Gen.Int[0, 2], Gen.Int[0, 2], Gen.Bool, Gen.Bool).Sample((e, kept, answered, timeIsUp, stalled) =>
        {
            var ending = EndingTable.Decide(new EndingFacts { Error = e, Kept = kept, Answered = answered, TimeIsUp = timeIsUp, Stalled = stalled })!;
            return ending.Outcome is not (Outcome.Collected or Outcome.Empty)
                && (kept > 0) == (ending.Outcome == Outcome.Truncated)
                && !$"{ending}".Contains("secret", StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData(Outcome.Collected)]
    [InlineData(Outcome.Empty)]
    [InlineData(Outcome.Withheld)]
    [InlineData(Outcome.Skipped)]
    public void Failure_cannot_be_an_answer(Outcome outcome) => Assert.Throws<ArgumentOutOfRangeException>(() => new SourceFailureException(outcome, "x"));
}
