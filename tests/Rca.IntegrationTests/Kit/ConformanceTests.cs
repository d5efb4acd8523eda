using Rca.IntegrationTests.EndToEnd;
using Rca.IntegrationTests.Testing;
using Rca.Pipeline.Conformance;
using Xunit;

namespace Rca.IntegrationTests.Kit;

public sealed class ConformanceTests(SharedRabbitMq shared, FaultyTrials faulty) : IClassFixture<FaultyTrials>
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Faults => [.. FaultyTrials.All.Select(f => new TheoryDataRow<string, string>(f.Fault, f.Point))];

    [Fact]
    public void Every_point_of_the_report_has_a_fault() =>
        Assert.Equal(AllChecks.InOrder.Select(c => c.Id).Order(StringComparer.Ordinal), FaultyTrials.All.Select(f => f.Point).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Connector_with_one_fault_fails_that_point_and_no_other(string fault, string point)
    {
        var report = await faulty.ReportOf(fault);
        Assert.True(report.Failed.SequenceEqual([point], StringComparer.Ordinal), Trials.Shown(report));
        Assert.Equal(3, report.ExitCode);
    }

    [Fact]
    public async Task Candidate_that_somebody_else_starts_is_told_how_and_met_at_its_queue()
    {
        await using var says = new HeardLine();
        var yaml = await File.ReadAllTextAsync(Path.Combine(Trials.PythonSample, "sample.yaml"), Ct);
        var trial = Trials.RunAsync(await shared.GetAsync(Ct), "by-queue", yaml, "node-a", null, $"cat '{Path.Combine(Trials.PythonSample, "host.descriptor.json")}'", Ct, says);
        var environment = (await says.Text).Split('\n').Skip(1).Select(l => l.Trim().Split('=', 2)).ToDictionary(v => v[0], v => v[1], StringComparer.Ordinal);
        await using var candidate = Candidate.Start($"exec /usr/bin/python3 '{Path.Combine(Trials.PythonSample, "connector.py")}' --config $RCA_CONFIG", environment, TimeProvider.System);
        var report = await trial;
        Assert.Empty(report.Failed);
        Assert.Equal(["acknowledge", "stop"], report.Lines.Where(l => l.Verdict.Kind == VerdictKind.NotChecked).Select(l => l.Check.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Candidate_that_ends_at_once_is_bad_input_and_its_secrets_are_not_repeated()
    {
        using var scratch = new Scratch();
        var broker = await shared.GetAsync(Ct);
        var yaml = scratch.Write("rca.yaml", (await File.ReadAllTextAsync(Path.Combine(Trials.PythonSample, "sample.yaml"), Ct)).Replace("node-a", "ends-at-once", StringComparison.Ordinal));
        var (exit, _, errors) = await RcaProcess.RunAsync(
            ["conformance", "--exec", "echo it broke: $RCA_RABBITMQ >&2; exit 7", "--describe", "true", "--config", yaml, "--rabbitmq", broker.Address.ToString()], Ct);
        Assert.Equal(2, exit);
        Assert.Contains("the command ended before it consumed rca-collect-ends-at-once", errors, StringComparison.Ordinal);
        Assert.Contains("it broke", errors, StringComparison.Ordinal);
        Assert.DoesNotContain(broker.Address.UserInfo.Split(':')[1], errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--rabbitmq: expected an address", "--exec", "true", "--rabbitmq", "localhost")]
    [InlineData("--rabbitmq: no RabbitMQ answers there", "--exec", "true", "--rabbitmq", "amqp://a:b@127.0.0.1:1")]
    [InlineData("expected one of --exec COMMAND and --queue NAME", "--rabbitmq", "amqp://a:b@127.0.0.1:1")]
    [InlineData("--queue: the source of --config has the queue rca-collect-node-a", "--queue", "rca-collect-other", "--rabbitmq", "amqp://a:b@127.0.0.1:1")]
    [InlineData("--scope: expected KEY=VALUE", "--exec", "true", "--scope", "host", "--rabbitmq", "amqp://a:b@127.0.0.1:1")]
    public async Task Options_that_cannot_be_used_are_told_in_words(string said, params string[] options)
    {
        var (exit, output, errors) = await RcaProcess.RunAsync(["conformance", "--config", Path.Combine(Trials.PythonSample, "sample.yaml"), .. options], Ct);
        Assert.Equal(2, exit);
        Assert.Contains(said, errors, StringComparison.Ordinal);
        Assert.Empty(output);
    }
}
