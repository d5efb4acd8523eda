using Rca.Bus;
using Rca.Core.Collecting;
using Rca.Core.Configuration;
using Rca.Pipeline.Doors;

namespace Rca.Pipeline.Hosting;

/// <summary>An rca.yaml as the roles of this executable read it. Sections that only some roles need are read by them.</summary>
sealed class PipelineConfiguration
{
    readonly IReadOnlyDictionary<string, IConnectorType> _types;
    IReadOnlyDictionary<string, CollectedSource>? _sources;

    PipelineConfiguration(ConfigSection root, IReadOnlyDictionary<string, IConnectorType>? types)
    {
        (Root, _types) = (root, types ?? BuiltInConnectors.Types);
        Planning = PlanningConfiguration.Read(root, BuiltInConnectors.Descriptors);
    }

    public ConfigSection Root { get; }

    public PlanningConfiguration Planning { get; }

    /// <param name="path">The rca.yaml.</param>
    /// <param name="types">The connectors; null for those that are built in.</param>
    public static PipelineConfiguration Load(string path, IReadOnlyDictionary<string, IConnectorType>? types = null) => new(RootSection.Load(path), types);

    public static PipelineConfiguration Parse(string name, string text, IReadOnlyDictionary<string, IConnectorType>? types = null) => new(RootSection.Parse(name, text), types);

    public DoorConfiguration Doors() => DoorConfiguration.Read(Root.Section("doors"));

    public StoreConfiguration Store() => StoreConfiguration.Read(Root.Section("store"));

    /// <summary>The broker, which a role of its own process cannot do without.</summary>
    public BusConfiguration Broker()
    {
        var bus = BusConfiguration.Read(Root.Section("bus"));
        if (bus.RabbitMq is null) Root.Report("bus", "missing, expected 'rabbitmq: ${env:NAME}': a role of its own process needs the broker ('rca all' does not)");
        return bus;
    }

    /// <summary>The sources, ready to be asked, once nothing in the whole file is wrong. Their connectors read their own options first.</summary>
    /// <exception cref="ConfigurationException">Every problem of the file.</exception>
    public IReadOnlyDictionary<string, CollectedSource> FinishWithSources()
    {
        if (_sources is not null) return _sources;
        // A source of an unknown connector is reported already; the options of the others are still to be read.
        var sources = Planning.Sources.Where(s => _types.ContainsKey(s.Value.Connector)).ToDictionary(
            s => s.Key, s => new CollectedSource(s.Value, _types[s.Value.Connector].Create(s.Value, TimeProvider.System)), StringComparer.Ordinal);
        Root.Finish();
        return _sources = sources;
    }
}
