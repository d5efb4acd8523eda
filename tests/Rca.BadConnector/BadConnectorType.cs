using Rca.Connectors.Kubernetes;
using Rca.Core.Collecting;
using Rca.Pipeline;

namespace Rca.BadConnector;

/// <summary>
/// Goes by the name of the Kubernetes connector, so that planner and redactor know what it may yield. How it behaves is an option of the source, else what the process was told.
/// </summary>
public sealed class BadConnectorType(string? behaviour) : IConnectorType
{
    public const string Variable = "RCA_BAD";

    readonly KubernetesConnectorType _name = new();

    public BadConnectorType()
        : this(Environment.GetEnvironmentVariable(Variable))
    {
    }

    public ConnectorDescriptor Descriptor => _name.Descriptor;

    public IConnector Create(ConnectorContext context) => new Misbehaving(Descriptor, context.Source.Options.Text("behaviour") ?? behaviour ?? "good", context.Clock);

    /// <summary>The built-in connectors, with this one in the place of the Kubernetes connector.</summary>
    public static IReadOnlyDictionary<string, IConnectorType> AmongOthers(BadConnectorType type) =>
        new Dictionary<string, IConnectorType>(BuiltInConnectors.Types, StringComparer.Ordinal) { [type.Descriptor.Type] = type };
}
