namespace Rca.Core.Configuration.Shape;

/// <summary>A section.</summary>
/// <param name="Name">The key.</param>
/// <param name="Doc">What it is for.</param>
/// <param name="Keys">The keys that it may have.</param>
public sealed record SectionKey(string Name, string Doc, IReadOnlyList<ConfigKey> Keys) : ConfigKey(Name, Doc)
{
    /// <summary>The section; an empty one when it is absent.</summary>
    public ConfigSection Read(ConfigSection section) => section.Section(Name);
}
