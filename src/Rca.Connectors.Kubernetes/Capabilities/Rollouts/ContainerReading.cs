using Rca.Connectors.Kubernetes.Evidence;

namespace Rca.Connectors.Kubernetes.Capabilities.Rollouts;

/// <param name="Evidence">What of it is shown.</param>
/// <param name="Command">Command and arguments, as JSON.</param>
/// <param name="Environment">Its variables by name.</param>
sealed record ContainerReading(TemplateContainer Evidence, string Command, IReadOnlyDictionary<string, Variable> Environment)
{
    public (bool, string) Key => (Evidence.Init, Evidence.Name);
}
