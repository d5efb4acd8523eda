namespace Rca.Bus.Topology;

/// <summary>What an exchange hands to a queue.</summary>
public sealed record QueueBinding(string Queue, string Exchange, string RoutingKey, IReadOnlyDictionary<string, object?> Arguments)
{
    internal QueueBinding(string queue, string exchange, string routingKey = "")
        : this(queue, exchange, routingKey, new Dictionary<string, object?>(StringComparer.Ordinal))
    {
    }
}
