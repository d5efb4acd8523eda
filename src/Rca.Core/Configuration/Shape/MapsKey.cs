namespace Rca.Core.Configuration.Shape;

/// <summary>A list of mappings of texts whose keys the person chooses.</summary>
/// <param name="Name">The key.</param>
/// <param name="Doc">What it is for.</param>
public sealed record MapsKey(string Name, string Doc) : ConfigKey(Name, Doc)
{
    /// <summary>The mappings; empty without it.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Read(ConfigSection section) => [.. section.List(Name).Select(s => s.AsMap())];
}
