using Rca.Bus;
using Rca.Core.Collecting;
using Rca.Core.Configuration;
using Rca.Core.Configuration.Shape;
using Rca.Pipeline.Doors;
using Rca.Pipeline.Hosting;

namespace Rca.Pipeline.Configuration;

/// <summary>The whole rca.yaml as its readers declare it.</summary>
static class ConfigurationShape
{
    public static SectionKey Of(IReadOnlyCollection<IConnectorType> connectors)
    {
        var types = connectors.OrderBy(c => c.Descriptor.Type, StringComparer.Ordinal).ToList();
        var names = types.Select(t => t.Descriptor.Type).ToList();
        var capabilities = types.SelectMany(t => t.Descriptor.Capabilities).Select(c => c.Id).ToList();
        return new SectionKey("rca.yaml", "The configuration of Rca.Pipeline: one file for every process; each reads only what it needs.",
        [
            new ListKey("sources", "The sources that evidence is collected from.", [.. types.Select(t => SourceReader.Keys(t.Descriptor.Type, t.Options)), SourceReader.ForeignKeys(names)]),
            new ListKey("routes", "Which alerts want which evidence. Every route that matches counts.", [RouteReader.Keys(capabilities, $@"^({string.Join('|', names)})\.")]),
            new SectionKey("budgets", "The budgets of time.", BudgetReader.Keys),
            new SectionKey("redaction", "What redaction goes by.", [PolicySection.Key, new ListKey("catalogues", "Descriptors of connectors that are not built in.", [PinnedDescriptors.Keys])]),
            new SectionKey("bus", "The broker.", BusConfiguration.Keys),
            new SectionKey("store", "Where state is kept: one of the two.", StoreConfiguration.Keys),
            new SectionKey("keys", "Keys made by 'rca keys new DIR'; each role's file names only its own.", KeySection.Keys),
            new SectionKey("sourceState", "Where collectors of processes of their own remember.", SourceStateConfiguration.SectionKeys),
            new SectionKey("doors", "HTTP.", DoorConfiguration.Keys),
        ]);
    }
}
