using Microsoft.Extensions.Time.Testing;
using Rca.Core.Collecting;
using Rca.Core.Configuration;
using Rca.Pipeline.Sources;
using Rca.UnitTests.Core.Collecting.Describing;
using Rca.UnitTests.Core.Planning;
using Rca.UnitTests.Redaction;
using Xunit;

namespace Rca.UnitTests.Pipeline.Sources;

public sealed class SourceProberTests
{
    static readonly ConnectorDescriptor Weather = Descriptors.Weather with
    {
        Permissions = [Descriptors.Read, new("extra", false, "To see more.", "GRANT extra")],
        Capabilities = [Descriptors.Capability with { MayUse = ["extra"] }],
        Findings = [new("too-much", "It may too much.", "REVOKE it")],
    };

    readonly FakeTimeProvider _clock = new(Routes.Start);

    [Theory]
    [InlineData(true, true, "Yes", true)]
    [InlineData(true, false, "Partly", true)]
    [InlineData(true, null, "Yes", true)]
    [InlineData(false, true, "No", false)]
    [InlineData(null, true, "Unknown", true)]
    public async Task Capability_is_as_usable_as_its_permissions(bool? read, bool? extra, string usable, bool sound)
    {
        var probe = await ProbeAsync((_, _) => Task.FromResult(new ProbeReport(true, "reader", [new("read", read), new("extra", extra)])));
        Assert.Equal((ProbeStatus.Reachable, usable, sound), (probe.Status, probe.Capabilities.Single().Usable.ToString(), probe.IsSound));
        Assert.Equal("GRANT forecast", probe.Permissions[0].Grant);
    }

    [Fact]
    public async Task Source_that_does_not_answer_is_unreachable_and_unsound()
    {
        var probe = await ProbeAsync((_, _) => Task.FromResult(new ProbeReport(false, null, [new("read", null)], "no answer")));
        Assert.Equal((ProbeStatus.Unreachable, false, "no answer"), (probe.Status, probe.IsSound, probe.Detail));
        Assert.All(probe.Permissions, p => Assert.Equal(PermissionHolding.Unknown, p.State));
    }

    [Fact]
    public async Task Probe_that_throws_is_shown_without_its_text()
    {
        var probe = await ProbeAsync((_, _) => throw new InvalidOperationException("EXAMPLE-secret"));
        Assert.Equal((ProbeStatus.Failed, false, "the connector threw InvalidOperationException"), (probe.Status, probe.IsSound, probe.Detail));
    }

    [Fact]
    public async Task Probe_that_hangs_and_is_deaf_is_shown_and_holds_up_no_other()
    {
        var (never, other) = (new TaskCompletionSource<ProbeReport>(), new TaskCompletionSource());
        var quick = Source((_, _) =>
        {
            other.SetResult();
            return Task.FromResult(new ProbeReport(true, null, []));
        });
        var probing = Prober().ProbeAsync([Source((_, _) => never.Task), quick], TestContext.Current.CancellationToken);
        await other.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        _clock.Advance(TimeSpan.FromSeconds(16));
        // In real time: without its limit it would never end.
        var probes = await probing.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.Equal(ProbeStatus.TimedOut, probes[0].Status);
    }

    [Fact]
    public async Task Finding_is_shown_in_the_words_of_the_descriptor_alone()
    {
        var probe = await ProbeAsync((_, _) => Task.FromResult(new ProbeReport(true, null, [], Findings: ["too-much", "EXAMPLE"])));
        Assert.Equal(new ProbedFinding("too-much", "It may too much.", "REVOKE it"), Assert.Single(probe.Findings));
    }

    [Fact]
    public async Task Identity_and_detail_pass_redaction()
    {
        var probe = await ProbeAsync((_, _) => Task.FromResult(new ProbeReport(true, $"reader {Synthetic.GitHub}", [], $"said\u001b[2J {Synthetic.GitHub}")));
        Assert.DoesNotContain(Synthetic.GitHub, probe.Identity + probe.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', probe.Detail!);
    }

    [Fact]
    public async Task Source_of_a_pinned_connector_is_shown_as_running_elsewhere()
    {
        var probe = (await Prober().ProbeAsync([(Configuration, Weather, null)], TestContext.Current.CancellationToken)).Single();
        Assert.Equal((ProbeStatus.Elsewhere, true), (probe.Status, probe.IsSound));
    }

    static SourceConfiguration Configuration => Routes.Configuration().Sources["prod"];

    SourceProber Prober() => new(Engines.New(), _clock);

    async Task<SourceProbe> ProbeAsync(Func<Ledger, CancellationToken, Task<ProbeReport>> probe) =>
        (await Prober().ProbeAsync([Source(probe)], TestContext.Current.CancellationToken)).Single();

    static (SourceConfiguration Source, ConnectorDescriptor Descriptor, IConnector? Connector) Source(Func<Ledger, CancellationToken, Task<ProbeReport>> probe) =>
        (Configuration, Weather, new Probed(probe));

    sealed class Probed(Func<Ledger, CancellationToken, Task<ProbeReport>> probe) : IConnector
    {
        public ConnectorDescriptor Describe() => Weather;

        public Task<ProbeReport> ProbeAsync(Ledger ledger, CancellationToken cancellationToken) => probe(ledger, cancellationToken);

        public IAsyncEnumerable<CapturedItem> CollectAsync(CollectRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
