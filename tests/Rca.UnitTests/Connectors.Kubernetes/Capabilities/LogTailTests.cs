using System.Text;
using Rca.Connectors.Kubernetes.Capabilities.Logs;
using Rca.Connectors.Kubernetes.Evidence;
using Rca.Contracts;
using Xunit;

namespace Rca.UnitTests.Connectors.Kubernetes.Capabilities;

public sealed class LogTailTests
{
    [Fact]
    public void The_newest_lines_are_kept_and_that_older_ones_are_not_is_said()
    {
        var tail = Of(string.Concat(Enumerable.Range(0, LogTail.MaximumLines + 1).Select(i => $"2026-01-01T11:00:{i % 60:D2}.000000001Z line {i}\n")));
        Assert.Equal((LogTail.MaximumLines, true), (tail.Lines, tail.IsCut));
        Assert.EndsWith($"line {LogTail.MaximumLines}", Text(tail), StringComparison.Ordinal);
        Assert.DoesNotContain("line 0\n", Text(tail), StringComparison.Ordinal);
        Assert.Equal(20, tail.LastAt!.Value.Second);
    }

    [Fact]
    public void Bytes_bound_it_too_and_no_line_is_halved()
    {
        var tail = Of(string.Join('\n', Enumerable.Range(0, 100).Select(i => $"{i:D3}{new string('é', 500)}")));
        Assert.True(tail.IsCut);
        Assert.InRange(Encoding.UTF8.GetByteCount(Text(tail)), LogTail.MaximumBytes - 1_100, LogTail.MaximumBytes);
        Assert.All(Text(tail).Split('\n'), line => Assert.Equal(503, line.Length));
        Assert.StartsWith("099", Text(tail).Split('\n')[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 0, false)]
    [InlineData("\n", 0, false)]
    [InlineData("one", 1, false)]
    [InlineData("one\n\nthree\n", 3, false)]
    public void Short_logs_are_whole(string text, int lines, bool isCut) => Assert.Equal((lines, isCut), (Of(text).Lines, Of(text).IsCut));

    [Fact]
    public void One_endless_line_leaves_its_end()
    {
        var tail = Of("2026-01-01T11:00:00Z " + string.Concat(Enumerable.Repeat("😀", 50_000)) + "the end");
        Assert.Equal((1, true), (tail.Lines, tail.IsCut));
        Assert.EndsWith("the end", Text(tail), StringComparison.Ordinal);
        Assert.False(char.IsLowSurrogate(Text(tail)[0]));
        Assert.InRange(Encoding.UTF8.GetByteCount(Text(tail)), 1, LogTail.MaximumBytes);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_no_failure()
    {
        var tail = LogTail.Of(new byte[] { 0xff, 0xfe, 0x00, 0x0a, 0xc3 });
        Assert.Equal((2, null), (tail.Lines, tail.LastAt));
    }

    [Fact]
    public void Of_the_worst_pods_the_lines_before_a_restart_come_first()
    {
        var targets = LogTargets.Of([
            Pod("a", Container("side", ready: true), Container("app", restarts: 3, state: ContainerState.Waiting)),
            Pod("b", Container("app", state: ContainerState.Waiting)),
            Pod("c", Container("app", ready: true)),
            Pod("d", Container("app", ready: true))]);
        Assert.Equal([("a", "app", true), ("a", "app", false), ("a", "side", false), ("c", "app", false)], targets);
    }

    [Fact]
    public void Pieces_are_short_and_a_key_is_in_one()
    {
        var lines = Enumerable.Range(0, 60).Select(i => $"line {i} {new string('x', 60)}").ToList();
        var key = Enumerable.Range(0, 60).Select(i => $"{i:D2}{new string('A', 62)}").Prepend("-----BEGIN RSA PRIVATE KEY-----").Append("-----END RSA PRIVATE KEY-----").ToList();
        var pieces = LogPieces.Of([.. lines, .. key, .. lines]);
        Assert.Equal([.. lines, .. key, .. lines], string.Join('\n', pieces).Split('\n'));
        var held = Assert.Single(pieces, p => p.Contains("BEGIN", StringComparison.Ordinal));
        Assert.Contains(string.Join('\n', key), held, StringComparison.Ordinal);
        Assert.All(pieces.Where(p => p != held), p => Assert.InRange(Encoding.UTF8.GetByteCount(p), 1, LogPieces.MaximumBytes));
        // One whose beginning is not among the lines any more.
        Assert.Contains(string.Join('\n', key.Skip(20)), LogPieces.Of([.. key.Skip(20), .. lines])[0], StringComparison.Ordinal);
        // A beginning alone does not hold everything after it.
        Assert.InRange(LogPieces.Of([key[0], .. lines, .. lines, .. lines]).Count, 2, 50);
        Assert.Empty(LogPieces.Of([]));
    }

    static string Text(LogTail tail) => string.Join('\n', tail.Pieces);

    static LogTail Of(string text) => LogTail.Of(Encoding.UTF8.GetBytes(text));

    static PodState Pod(string name, params IReadOnlyList<PodContainer> containers) =>
        new("shop", name, null, null, null, PodPhase.Running, null, PodTrouble.None, false, false, null, null, false,
        Quantity.Of(0), false, containers);

    static PodContainer Container(string name, bool ready = false, int restarts = 0, ContainerState state = ContainerState.Running) =>
        new(name, false, "i", ready, Quantity.Of(restarts), state, null, null, null, null, null);
}
