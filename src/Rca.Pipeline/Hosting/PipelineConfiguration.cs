using Rca.Bus;
using Rca.Core.Collecting;
using Rca.Core.Configuration;
using Rca.Pipeline.Doors;

namespace Rca.Pipeline.Hosting;

/// <summary>An rca.yaml as the roles of this executable read it. Sections that only some roles need are read by them.</summary>
sealed class PipelineConfiguration
{
    IReadOnlyDictionary<string, CollectedSource>? _sources;
    ConfigSection? _keys;

    PipelineConfiguration(ConfigSection root)
    {
        Root = root;
        Connectors = PinnedDescriptors.Read(root, BuiltInConnectors.Descriptors);
        Planning = PlanningConfiguration.Read(root, Connectors);
    }

    public ConfigSection Root { get; }

    /// <summary>The connectors that are built in and those that a pinned file describes, by type.</summary>
    public IReadOnlyDictionary<string, ConnectorDescriptor> Connectors { get; }

    public PlanningConfiguration Planning { get; }

    public static PipelineConfiguration Load(string path) => new(RootSection.Load(path));

    public static PipelineConfiguration Parse(string name, string text) => new(RootSection.Parse(name, text));

    public DoorConfiguration Doors() => DoorConfiguration.Read(Root.Section("doors"));

    public StoreConfiguration Store() => StoreConfiguration.Read(Root.Section("store"));

    public ConfigSection Keys => _keys ??= KeySection.Of(Root, Planning.Sources.Keys);

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
        var sources = Planning.Sources.Where(s => BuiltInConnectors.Types.ContainsKey(s.Value.Connector)).ToDictionary(
            s => s.Key, s => new CollectedSource(s.Value, BuiltInConnectors.Types[s.Value.Connector].Create(s.Value, TimeProvider.System)), StringComparer.Ordinal);
        Root.Finish();
        return _sources = sources;
    }
}
