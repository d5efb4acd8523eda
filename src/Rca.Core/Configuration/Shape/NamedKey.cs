namespace Rca.Core.Configuration.Shape;

/// <summary>A section whose keys are the names of sources, each of one form.</summary>
/// <param name="Name">The key.</param>
/// <param name="Doc">What it is for.</param>
/// <param name="Each">The form of each value.</param>
public sealed record NamedKey(string Name, string Doc, ConfigKey Each) : ConfigKey(Name, Doc);
