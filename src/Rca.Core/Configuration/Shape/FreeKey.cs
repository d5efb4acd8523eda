namespace Rca.Core.Configuration.Shape;

/// <summary>A section that this process does not know.</summary>
/// <param name="Name">The key.</param>
/// <param name="Doc">What it is for.</param>
public sealed record FreeKey(string Name, string Doc) : ConfigKey(Name, Doc);
