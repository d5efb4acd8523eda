using Rca.Contracts;

namespace Rca.Bus.Topology;

/// <summary>Everything that must be on the broker before a first message is published. It is part of the contract, as the names are.</summary>
public sealed record BusTopology(IReadOnlyList<ExchangeDeclaration> Exchanges, IReadOnlyList<QueueDeclaration> Queues, IReadOnlyList<QueueBinding> Bindings)
{
    // Beyond what a consumer of ours tries (see Deliveries): for what kills it before it can look.
    const int DeliveryLimit = 20;

    // From RabbitMQ 4 on a queue without a limit of its own drops what was looked at twenty times.
    const int NoDeliveryLimit = 1_000_000;

    const int WaitMs = 10_000;

    /// <summary>The whole: all roles, and a queue for each source.</summary>
    public static BusTopology Of(IEnumerable<string> sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        BusTopology[] parts =
        [
            OfQueue(Entities.IntakeQueue, Entities.IncidentExchange, "", QueueKind.Incidents),
            OfQueue(Entities.PlannerQueue, Entities.Exchange<IncidentReported>(), "", QueueKind.Role),
            OfQueue(Entities.RedactorQueue, Entities.Exchange<CapturedEvidence>(), "", QueueKind.Role),
            OfQueue(Entities.AggregatorQueue, Entities.Exchange<SignedEvidence>(), "", QueueKind.Role),
            .. sources.Order(StringComparer.Ordinal).Select(OfSource),
        ];
        return new BusTopology(
            [.. parts.SelectMany(p => p.Exchanges).Distinct()], [.. parts.SelectMany(p => p.Queues)], [.. parts.SelectMany(p => p.Bindings)]);
    }

    internal static BusTopology OfSource(string source) => OfQueue(Entities.CollectQueue(source), Entities.Exchange<SignedCommand>(), source, QueueKind.Commands);

    /// <summary>What the consumer of one queue needs, and every exchange that it may publish to.</summary>
    internal static BusTopology OfQueue(string queue, string exchange, string routingKey, QueueKind kind)
    {
        List<QueueDeclaration> queues = [Work(queue, kind)];
        List<QueueBinding> bindings = [new(queue, exchange, routingKey)];
        if (kind != QueueKind.Incidents)
        {
            queues.Add(QueueDeclaration.Quorum(Entities.ErrorQueue(queue), ("x-delivery-limit", NoDeliveryLimit)));
            bindings.Add(DeadLetters(queue));
        }

        if (kind == QueueKind.Role) queues.Add(Wait(queue));
        return new BusTopology(
            [.. Entities.TypeExchanges.Append(Entities.IncidentExchange).Select(e => new ExchangeDeclaration(e, TypeOf(e))), new(Entities.DeadLetterExchange, "headers")], queues, bindings);
    }

    static QueueDeclaration Work(string queue, QueueKind kind) => kind == QueueKind.Incidents
        ? QueueDeclaration.Quorum(queue, ("x-delivery-limit", DeliveryLimit))
        : QueueDeclaration.Quorum(queue, ("x-delivery-limit", DeliveryLimit), ("x-dead-letter-exchange", Entities.DeadLetterExchange));

    // At least once: an incident that waits for the store must not be lost between two queues.
    static QueueDeclaration Wait(string queue) => QueueDeclaration.Quorum(
        Entities.WaitQueue(queue), ("x-message-ttl", WaitMs), ("x-dead-letter-exchange", ""), ("x-dead-letter-routing-key", queue),
        ("x-dead-letter-strategy", "at-least-once"), ("x-overflow", "reject-publish"));

    // Not what expired: a command that no collector took in its time is no failure of a message.
    static QueueBinding DeadLetters(string queue) => new(
        Entities.ErrorQueue(queue), Entities.DeadLetterExchange, "",
        new Dictionary<string, object?>(StringComparer.Ordinal) { ["x-match"] = "all-with-x", ["x-first-death-reason"] = "delivery_limit", ["x-first-death-queue"] = queue });

    static string TypeOf(string exchange) => string.Equals(exchange, Entities.Exchange<SignedCommand>(), StringComparison.Ordinal) ? "direct" : "fanout";
}
