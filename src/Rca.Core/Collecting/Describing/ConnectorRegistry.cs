namespace Rca.Core.Collecting;

/// <summary>The connectors that a process has, registered one by one and checked when they are.</summary>
public sealed class ConnectorRegistry
{
    readonly Dictionary<string, IConnectorType> _types = new(StringComparer.Ordinal);

    /// <summary>Registers each of <paramref name="types"/>.</summary>
    /// <exception cref="DescriptorException">A descriptor cannot be held to, or two connectors have the same type; it lists every problem.</exception>
    public ConnectorRegistry(params IReadOnlyList<IConnectorType> types)
    {
        ArgumentNullException.ThrowIfNull(types);
        var problems = new List<string>();
        foreach (var type in types)
        {
            var descriptor = type.Descriptor;
            problems.AddRange(DescriptorRules.Problems(descriptor).Select(p => $"{type.GetType().Name}: {p}"));
            if (!_types.TryAdd(descriptor.Type, type))
                problems.Add($"the type '{descriptor.Type}' is registered twice: by {_types[descriptor.Type].GetType().Name} and by {type.GetType().Name}");
        }

        if (problems.Count > 0) throw new DescriptorException(problems);
        Descriptors = _types.ToDictionary(t => t.Key, t => t.Value.Descriptor, StringComparer.Ordinal);
    }

    /// <summary>The connectors by type.</summary>
    public IReadOnlyDictionary<string, IConnectorType> Types => _types;

    /// <summary>Their descriptors by type.</summary>
    public IReadOnlyDictionary<string, ConnectorDescriptor> Descriptors { get; }
}
