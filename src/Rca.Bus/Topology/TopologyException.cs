namespace Rca.Bus.Topology;

/// <summary>The broker does not have what this process needs, in our own words.</summary>
sealed class TopologyException(IReadOnlyList<string> problems) : Exception(string.Join("; ", problems.Take(Shown)) + (problems.Count > Shown ? $"; and {problems.Count - Shown} more" : ""))
{
    const int Shown = 2;
}
