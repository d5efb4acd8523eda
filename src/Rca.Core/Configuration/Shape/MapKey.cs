namespace Rca.Core.Configuration.Shape;

/// <summary>A mapping of texts whose keys the person chooses.</summary>
/// <param name="Name">The key.</param>
/// <param name="Doc">What it is for.</param>
public sealed record MapKey(string Name, string Doc) : ConfigKey(Name, Doc)
{
    /// <summary>The mapping; empty without it.</summary>
    public IReadOnlyDictionary<string, string> Read(ConfigSection section) => section.Map(Name);
}
