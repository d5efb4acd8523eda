namespace Rca.Core.Configuration.Shape;

/// <summary>A list of sections, each of one of these forms.</summary>
/// <param name="Name">The key.</param>
/// <param name="Doc">What it is for.</param>
/// <param name="Forms">The keys of each form.</param>
public sealed record ListKey(string Name, string Doc, params IReadOnlyList<IReadOnlyList<ConfigKey>> Forms) : ConfigKey(Name, Doc)
{
    /// <summary>The sections; empty when it is absent.</summary>
    public IReadOnlyList<ConfigSection> Read(ConfigSection section) => section.List(Name);
}
