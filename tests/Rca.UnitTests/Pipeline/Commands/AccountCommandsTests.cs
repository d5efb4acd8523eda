using Rca.Bus.Topology;
using Rca.Pipeline.Commands;
using Xunit;

namespace Rca.UnitTests.Pipeline.Commands;

public sealed class AccountCommandsTests
{
    static readonly ILookup<string, string> Sources = new[] { ("postgres", "stock-db"), ("postgres", "orders-db"), ("github", "acme-code") }.ToLookup(s => s.Item1, s => s.Item2, StringComparer.Ordinal);

    [Fact]
    public void Collector_of_several_sources_reads_the_queue_of_each_and_of_no_other()
    {
        var commands = AccountCommands.Write(BrokerAccount.Of(Sources), "rca").Split('\n');
        Assert.Contains(@"rabbitmqctl set_permissions -p 'rca' rca-collector-postgres '' '^(rca\.captured-evidence\.v1|amq\.default)$' '^(rca-collect-orders-db|rca-collect-stock-db)$'", commands);
        Assert.Contains("rabbitmqctl add_user rca-collector-github", commands);
        Assert.DoesNotContain(commands, c => c.Contains("kubernetes", StringComparison.Ordinal));
    }

    [Fact]
    public void Virtual_host_that_would_end_its_quotation_is_refused() =>
        Assert.Throws<BadInputException>(() => AccountCommands.Write(BrokerAccount.Of(Sources), "a'; rm -rf '"));
}
