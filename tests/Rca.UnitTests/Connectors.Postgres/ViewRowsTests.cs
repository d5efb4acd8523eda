using System.Text.Json;
using CsCheck;
using Rca.Connectors.Postgres.Views;
using Rca.Connectors.Postgres.Views.Evidence;
using Rca.Contracts;
using Rca.Core.Collecting;
using Xunit;

namespace Rca.UnitTests.Connectors.Postgres;

public sealed class ViewRowsTests
{
    static readonly ViewColumn Count = new("row_count", ViewColumnType.Integer);
    static readonly ViewColumn Other = new("other", ViewColumnType.Integer);

    [Theory]
    [InlineData("1", 1d)]
    [InlineData("-0.5", -0.5)]
    [InlineData("1e+20", null)]
    [InlineData("1.5e-07", 1.5e-07)]
    [InlineData("9007199254740991", 9007199254740991d)]
    [InlineData("9007199254740993", null)]
    [InlineData("NaN", null)]
    [InlineData("Infinity", null)]
    [InlineData("-Infinity", null)]
    [InlineData("0x1F", null)]
    [InlineData("1,000", null)]
    [InlineData(" 1", null)]
    [InlineData("", null)]
    [InlineData("alice@example.com", null)]
    [InlineData("00000000000000000000000000000000000000000000000000000000000000001", null)]
    public void Number_is_finite_bounded_and_a_number(string text, double? expected) => Assert.Equal(
        expected is { } number ? Quantity.Of(number) : Quantity.Unknown(UnknownReason.NotRepresentable), ViewValues.Of(ViewColumnType.Number, text).Number);

    [Theory]
    [InlineData(ViewColumnType.Boolean, "maybe")]
    [InlineData(ViewColumnType.Time, "infinity")]
    [InlineData(ViewColumnType.Time, "-210866803200")]
    [InlineData(ViewColumnType.Time, "9224318015999")]
    [InlineData(ViewColumnType.Seconds, "1 day")]
    public void Value_of_another_type_is_unknown(object type, string text) =>
        Assert.Equal(ViewValues.Unknown(UnknownReason.NotRepresentable), ViewValues.Of((ViewColumnType)type, text));

    [Fact]
    public void Time_keeps_its_microseconds() => Assert.Equal(
        new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero).AddTicks(6_789_010), ViewValues.Of(ViewColumnType.Time, "1767323045.678901").Time);

    [Fact]
    public void No_group_under_the_least_size_is_shown_and_none_is_lost() => Gen.Int[0, 40].Array[0, 250].Sample(sizes =>
    {
        var rows = ViewRows.Of(ViewClass.Aggregate, [Count, Other], [.. sizes.Select(size => new[] { $"{size}", $"{size % 12}" })]);
        Assert.All(rows.Rows, row => Assert.True(row.Values[0].Number!.Value.Number >= ViewRows.LeastGroupSize));
        Assert.All(rows.Rows, row => Assert.True(row.Values[1].Number is { Kind: QuantityKind.AtMost, Number: 9 } or { Kind: QuantityKind.Value, Number: >= 10 }));
        Assert.Equal(Math.Min(200, sizes.Length), rows.Rows.Count + (int)rows.Suppressed.Number);
        Assert.Equal((sizes.Length > 200, sizes.Length > 200 ? QuantityKind.AtLeast : QuantityKind.Value), (rows.Cut, rows.Suppressed.Kind));
    });

    [Theory]
    [InlineData(null)]
    [InlineData("NaN")]
    public void Group_whose_size_is_not_known_is_not_shown(string? size) =>
        Assert.Empty(ViewRows.Of(ViewClass.Aggregate, [Count, Other], [[size, "100"]]).Rows);

    [Fact]
    public void Migration_view_has_no_least_size() =>
        Assert.Equal(Quantity.Of(1), Assert.Single(ViewRows.Of(ViewClass.Migration, [Count], [["1"]]).Rows).Values[0].Number);

    [Fact]
    public void Evidence_stays_within_its_budget_however_wide_the_view_is()
    {
        ViewColumn[] columns = [Count, .. Enumerable.Range(0, 31).Select(i => new ViewColumn($"{new string('c', 38)}{i:00}", ViewColumnType.Number))];
        var texts = Enumerable.Repeat(columns.Select((_, i) => i == 0 ? "100" : "Infinity").ToArray(), 201).ToList();
        var rows = ViewRows.Of(ViewClass.Aggregate, columns, texts);
        var evidence = new ViewEvidence("a.b", ViewClass.Aggregate, ViewVerdict.Read, ViewProblem.None, 1, null, ViewOwner.Login, [], Quantity.Of(1), 10,
            rows.Suppressed, rows.Cut, rows.Columns, rows.Rows);
        Assert.True(rows.Cut);
        Assert.InRange(JsonSerializer.SerializeToUtf8Bytes(EvidenceKind.Write(evidence)).Length, 1, new CollectionBudget().ItemBytes);
    }

    [Theory]
    [InlineData(Outcome.Forbidden, "not-permitted", ViewProblem.NotPermitted)]
    [InlineData(Outcome.TimedOut, "statement-timeout", ViewProblem.StatementTimeout)]
    [InlineData(Outcome.TimedOut, "lock-timeout", ViewProblem.LockTimeout)]
    [InlineData(Outcome.Failed, "sqlstate-rcv01", ViewProblem.Replaced)]
    [InlineData(Outcome.Failed, "sqlstate-22012", ViewProblem.ValueNotComputable)]
    [InlineData(Outcome.Failed, "sqlstate-55000", ViewProblem.Other)]
    [InlineData(Outcome.Unreachable, "session-ended", null)]
    [InlineData(Outcome.Truncated, "request-budget", null)]
    public void Refusal_of_the_server_is_told_of_the_view_where_it_is_of_the_view(Outcome outcome, string reason, object? problem) =>
        Assert.Equal(problem, ViewProblems.Of(new SourceFailureException(outcome, reason)));
}
