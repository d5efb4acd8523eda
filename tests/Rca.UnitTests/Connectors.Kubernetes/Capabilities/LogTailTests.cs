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
        Assert.EndsWith($"line {LogTail.MaximumLines}", tail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("line 0\n", tail.Text, StringComparison.Ordinal);
        Assert.Equal(20, tail.LastAt!.Value.Second);
    }

    [Fact]
    public void Bytes_bound_it_too_and_no_line_is_halved()
    {
        var tail = Of(string.Join('\n', Enumerable.Range(0, 100).Select(i => $"{i:D3}{new string('é', 500)}")));
        Assert.True(tail.IsCut);
        Assert.InRange(Encoding.UTF8.GetByteCount(tail.Text), LogTail.MaximumBytes - 1_100, LogTail.MaximumBytes);
        Assert.All(tail.Text.Split('\n'), line => Assert.Equal(503, line.Length));
        Assert.StartsWith("099", tail.Text.Split('\n')[^1], StringComparison.Ordinal);
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
        Assert.EndsWith("the end", tail.Text, StringComparison.Ordinal);
        Assert.False(char.IsLowSurrogate(tail.Text[0]));
        Assert.InRange(Encoding.UTF8.GetByteCount(tail.Text), 1, LogTail.MaximumBytes);
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

    static LogTail Of(string text) => LogTail.Of(Encoding.UTF8.GetBytes(text));

    static PodState Pod(string name, params IReadOnlyList<PodContainer> containers) => new("shop", name, null, null, null, PodPhase.Running, null, PodTrouble.None, false, false, null, null, false,
        Quantity.Of(0), false, containers);

    static PodContainer Container(string name, bool ready = false, int restarts = 0, ContainerState state = ContainerState.Running) =>
        new(name, false, "i", ready, Quantity.Of(restarts), state, null, null, null, null, null);
}
