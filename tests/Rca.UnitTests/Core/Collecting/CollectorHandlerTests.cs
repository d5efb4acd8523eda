using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Rca.Contracts;
using Rca.Core;
using Rca.Core.Collecting;
using Rca.Core.Messaging;
using Rca.UnitTests.Testing;
using Xunit;
using static Rca.UnitTests.Core.Collecting.FakeConnector;

namespace Rca.UnitTests.Core.Collecting;

public sealed class CollectorHandlerTests
{
    static readonly CollectEvidence Command = new(
        "cmd-1", "plan-1", "inc-1", "prod", "kube.pods", new Dictionary<string, string> { ["namespace"] = "shop" }, new Window(Now.AddHours(-1), Now), 10_000, Now.AddMinutes(1));

    readonly RecordingPublisher _bus = new();
    readonly ListLogger<CollectorHandler> _log = new();

    [Fact]
    public async Task Evidence_leaves_sealed_and_ends_with_a_closing()
    {
        await HandleAsync(Command, () => Yield(2, text: "EXAMPLE-captured"));
        var part = Assert.Single(Open());
        Assert.Equal((Outcome.Collected, 2), (part.Closing!.Outcome, part.Closing.Items));
        Assert.Equal(["EXAMPLE-captured", "EXAMPLE-captured"], part.Items.Select(i => i.Fields.GetProperty("text").GetString()!));
        Assert.DoesNotContain("EXAMPLE", Published(), StringComparison.Ordinal);
        Assert.DoesNotContain("EXAMPLE", _log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Large_evidence_leaves_in_parts_below_a_mebibyte_under_ids_that_stay()
    {
        await HandleAsync(Command, () => Yield(30, text: new string('x', 100_000)));
        var parts = Open();
        Assert.True(parts.Count > 3);
        Assert.Equal(30, parts.Sum(p => p.Items.Count));
        Assert.All(parts.SkipLast(1), p => Assert.Null(p.Closing));
        Assert.Equal(30, parts[^1].Closing!.Items);
        Assert.Equal(Enumerable.Range(0, parts.Count), _bus.Messages<CapturedEvidence>().Select(m => m.Sequence));
        Assert.All(_bus.Messages<CapturedEvidence>(), m => Assert.True(JsonSerializer.SerializeToUtf8Bytes(m, WireJson.Options).Length < 1024 * 1024));
        Assert.Equal(Identity.MessageId("captured", "cmd-1", "attempt-1", "0"), _bus.Sent[0].Id);
        Assert.Equal(parts.Count, _bus.Sent.Select(s => s.Id).Distinct().Count());
    }

    [Fact]
    public async Task Many_small_pieces_stay_below_a_mebibyte_too()
    {
        await HandleAsync(Command, () => Yield(5000));
        Assert.Equal(5000, Open().Sum(p => p.Items.Count));
        Assert.All(_bus.Messages<CapturedEvidence>(), m => Assert.True(JsonSerializer.SerializeToUtf8Bytes(m, WireJson.Options).Length < 1024 * 1024));
    }

    [Fact]
    public async Task Secret_in_an_exception_is_in_nothing_that_leaves()
    {
        await HandleAsync(Command, () => Yield(1, new InvalidOperationException("EXAMPLE-Pw-2", new IOException("EXAMPLE-Pw-2"))));
        Assert.Equal(Outcome.Truncated, Open().Single().Closing!.Outcome);
        Assert.DoesNotContain("EXAMPLE", JsonSerializer.Serialize(Open(), WireJson.Options) + Published() + _log.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("other", "kube.pods", "shop", Outcome.Refused, "source-unknown")]
    [InlineData("prod", "kube.secrets", "shop", Outcome.Unsupported, "capability-unknown")]
    [InlineData("prod", "kube.pods", "kube-system", Outcome.Refused, "scope-not-allowed")]
    [InlineData("prod", "kube.pods", "../shop", Outcome.Refused, "scope-value-invalid")]
    public async Task Command_outside_of_the_collectors_own_file_is_refused_before_the_source_is_asked(string source, string capability, string ns, Outcome outcome, string reason)
    {
        var asked = false;
        var command = Command with { Source = source, Capability = capability, Scope = new Dictionary<string, string> { ["namespace"] = ns } };
        await HandleAsync(command, () =>
        {
            asked = true;
            return Yield(1);
        });
        var closing = Open().Single().Closing!;
        Assert.Equal((outcome, reason), (closing.Outcome, closing.Reason));
        Assert.False(asked);
    }

    [Fact]
    public async Task Stop_publishes_nothing_and_gives_the_command_back()
    {
        using var stopping = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => HandleAsync(Command, () =>
        {
            stopping.Cancel();
            return Yield(0, new IOException("connection aborted"));
        }, stopping.Token));
        Assert.Empty(_bus.Sent);
    }

    [Fact]
    public async Task Bus_that_is_away_is_no_fault_of_the_source()
    {
        _bus.Failure = _ => new BusUnavailableException();
        await Assert.ThrowsAsync<BusUnavailableException>(() => HandleAsync(Command, () => Yield(30, text: new string('x', 100_000))));
    }

    Task HandleAsync(CollectEvidence command, Func<IAsyncEnumerable<CapturedItem>> collect, CancellationToken? stopping = null)
    {
        var source = new CollectedSource(Planning.Routes.Configuration().Sources["prod"], new FakeConnector((_, _) => collect()));
        var handler = new CollectorHandler(
            new Dictionary<string, CollectedSource> { ["prod"] = source }, Keys.Sealer, _bus, () => "attempt-1", new FakeTimeProvider(Now), _log, () => 0.5);
        return handler.HandleAsync(command, stopping ?? TestContext.Current.CancellationToken);
    }

    List<CapturedPart> Open() => [.. _bus.Messages<CapturedEvidence>().Select(Keys.Opener.Open)];

    string Published() => string.Concat(_bus.Sent.Select(s => JsonSerializer.Serialize(s.Message, s.Message.GetType(), WireJson.Options)));
}
