using Rca.Contracts;

namespace Rca.Bus.Topology;

/// <summary>The broker's account of one process, and what it may do there: regular expressions over the names of exchanges and queues, as RabbitMQ has them.</summary>
public sealed record BrokerAccount(string Name, string Configure, string Write, string Read)
{
    /// <summary>Matches no name of ours: RabbitMQ's own form for no right at all.</summary>
    const string Nothing = "";

    // What rests in error and wait queues goes there over the broker's default exchange, which is checked under this name.
    const string DefaultExchange = "amq.default";

    const string Owned = @"^(rca[-.]|amq\.default).*";

    /// <summary>The accounts of a deployment: the one that declares, and one for each process.</summary>
    /// <param name="sources">The sources of each type of connector.</param>
    public static IReadOnlyList<BrokerAccount> Of(ILookup<string, string> sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        return
        [
            new("rca-owner", Owned, Owned, Owned),
            // It keeps nothing that it cannot handle, so it needs no way to any queue.
            Running("intake", [Entities.Exchange<IncidentReported>()], [Entities.IntakeQueue]),
            Running("planner", [Entities.Exchange<SignedCommand>(), DefaultExchange], [Entities.PlannerQueue]),
            Running("redactor", [Entities.Exchange<SignedEvidence>(), DefaultExchange], [Entities.RedactorQueue]),
            Running("aggregator", [Entities.Exchange<ManifestSealed>(), DefaultExchange], [Entities.AggregatorQueue]),
            .. sources.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => Running(
                $"collector-{s.Key}", [Entities.Exchange<CapturedEvidence>(), DefaultExchange], s.Order(StringComparer.Ordinal).Select(Entities.CollectQueue))),
        ];
    }

    static BrokerAccount Running(string process, IEnumerable<string> writes, IEnumerable<string> reads) => new($"rca-{process}", Nothing, Exactly(writes), Exactly(reads));

    static string Exactly(IEnumerable<string> names)
    {
        var either = string.Join('|', names).Replace(".", @"\.", StringComparison.Ordinal);
        return either.Contains('|', StringComparison.Ordinal) ? $"^({either})$" : $"^{either}$";
    }
}
