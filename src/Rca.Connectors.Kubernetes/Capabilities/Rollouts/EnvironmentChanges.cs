using Rca.Connectors.Kubernetes.Evidence;

namespace Rca.Connectors.Kubernetes.Capabilities.Rollouts;

static class EnvironmentChanges
{
    /// <summary>What differs in the environment of a container; null when nothing does.</summary>
    public static EnvironmentChange? Between(ContainerReading before, ContainerReading now)
    {
        IReadOnlyList<string> added = [.. now.Evidence.EnvironmentNames.Except(before.Evidence.EnvironmentNames, StringComparer.Ordinal)];
        IReadOnlyList<string> removed = [.. before.Evidence.EnvironmentNames.Except(now.Evidence.EnvironmentNames, StringComparer.Ordinal)];
        IReadOnlyList<EnvironmentValueChange> changed =
        [
            .. from name in now.Evidence.EnvironmentNames
               where before.Environment.ContainsKey(name)
               let was = before.Environment[name]
               let @is = now.Environment[name]
               where was != @is
               select new EnvironmentValueChange(name, was.Source, @is.Source, was.Reference, @is.Reference, was.Digest, @is.Digest),
        ];
        return added.Count + removed.Count + changed.Count == 0 ? null : new EnvironmentChange(now.Evidence.Name, added, removed, changed);
    }
}
