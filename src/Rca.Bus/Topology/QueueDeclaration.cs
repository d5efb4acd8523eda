namespace Rca.Bus.Topology;

/// <summary>A durable quorum queue.</summary>
public sealed record QueueDeclaration(string Name, IReadOnlyDictionary<string, object?> Arguments)
{
    /// <summary>The queue, with arguments beside its type.</summary>
    internal static QueueDeclaration Quorum(string name, params IEnumerable<(string Name, object Value)> arguments) => new(
        name, new Dictionary<string, object?>([new("x-queue-type", "quorum"), .. arguments.Select(a => KeyValuePair.Create(a.Name, (object?)a.Value))], StringComparer.Ordinal));
}
