using Rca.Bus;
using Rca.Core.Collecting;
using Rca.Core.Collecting.State;
using Rca.Core.Configuration;
using Rca.Pipeline.Configuration;
using Rca.Pipeline.Doors;
using Rca.Redaction.Policies;

namespace Rca.Pipeline.Hosting;

/// <summary>An rca.yaml as the roles of this executable read it. Sections that only some roles need are read by them.</summary>
sealed class PipelineConfiguration
{
    readonly IReadOnlyDictionary<string, IConnectorType> _types;
    ConfigSection? _keys;
    RedactionPolicy? _policy;

    PipelineConfiguration(ConfigSection root, IReadOnlyDictionary<string, IConnectorType>? types)
    {
        (Root, _types) = (root, types ?? BuiltInConnectors.Types);
        Connectors = PinnedDescriptors.Read(root, BuiltInConnectors.Descriptors);
        Planning = PlanningConfiguration.Read(root, Connectors);
    }

    public ConfigSection Root { get; }

    /// <summary>The connectors that are built in and those that a pinned file describes, by type.</summary>
    public IReadOnlyDictionary<string, ConnectorDescriptor> Connectors { get; }

    public PlanningConfiguration Planning { get; }

    /// <param name="path">The rca.yaml.</param>
    /// <param name="types">The connectors; null for those that are built in.</param>
    public static PipelineConfiguration Load(string path, IReadOnlyDictionary<string, IConnectorType>? types = null) => 
        new(RootSection.Load(path, new SecretScanner().Finds), types);

    public static PipelineConfiguration Parse(string name, string text, IReadOnlyDictionary<string, IConnectorType>? types = null) => new(RootSection.Parse(name, text), types);

    /// <summary>What whoever redacts holds to; read with its problems at the first use, which is before the reading is finished.</summary>
    public RedactionPolicy Policy => _policy ??= PolicySection.Read(Root);

    public DoorConfiguration Doors() => DoorConfiguration.Read(Root.Section("doors"));

    public StoreConfiguration Store() => StoreConfiguration.Read(Root.Section("store"));

    public SecretReference? StoreOwner() => StoreConfiguration.ReadOwner(Root.Section("store"));

    public ConfigSection Keys => _keys ??= KeySection.Of(Root, Planning.Sources.Keys);

    /// <summary>The broker, which a role of its own process cannot do without.</summary>
    public BusConfiguration Broker()
    {
        var bus = BusConfiguration.Read(Root.Section("bus"));
        if (bus.RabbitMq is null) Root.ReportMissing("bus", "'rabbitmq: ${env:NAME}': a role of its own process needs the broker ('rca all' does not)");
        return bus;
    }

    /// <summary>Reads every section, as all processes together do; what each of them cannot do without is its own to say.</summary>
    /// <exception cref="ConfigurationException">Every problem of the file.</exception>
    public PlanningConfiguration FinishWhole()
    {
        ReadWhole();
        Root.Finish();
        return Planning;
    }

    /// <summary>The same for whoever goes on with what is right; the problems come when the reading is finished.</summary>
    /// <returns>The sources whose connectors are built in.</returns>
    public IReadOnlyDictionary<string, CollectedSource> ReadWhole()
    {
        Doors();
        Store();
        StoreOwner();
        BusConfiguration.Read(Root.Section("bus"));
        SourceStateConfiguration.Read(Root);
        KeySection.Check(Keys, Planning.Sources.Keys);
        return ReadSources(null);
    }

    /// <summary>The sources, ready to be asked, once nothing in the whole file is wrong. Their connectors read their own options first.</summary>
    /// <param name="stateOf">What each source may remember; null for nothing.</param>
    /// <exception cref="ConfigurationException">Every problem of the file.</exception>
    public IReadOnlyDictionary<string, CollectedSource> FinishWithSources(Func<string, ISourceState>? stateOf = null)
    {
        var sources = ReadSources(stateOf);
        Root.Finish();
        return sources;
    }

    Dictionary<string, CollectedSource> ReadSources(Func<string, ISourceState>? stateOf)
    {
        // Whoever collects in this process redacts here too.
        _ = Policy;
        // A source of an unknown connector is reported already; the options of the others are still to be read.
        return Planning.Sources.Where(s => _types.ContainsKey(s.Value.Connector)).ToDictionary(
            s => s.Key, s => new CollectedSource(s.Value, _types[s.Value.Connector].Create(new(s.Value, TimeProvider.System, stateOf?.Invoke(s.Key) ?? NoSourceState.Instance))), StringComparer.Ordinal);
    }
}
