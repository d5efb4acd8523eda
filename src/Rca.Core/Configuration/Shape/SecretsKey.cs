namespace Rca.Core.Configuration.Shape;

/// <summary>A list of secrets by reference.</summary>
/// <param name="Name">The key.</param>
/// <param name="Doc">What it is for.</param>
public sealed record SecretsKey(string Name, string Doc) : ConfigKey(Name, Doc);
