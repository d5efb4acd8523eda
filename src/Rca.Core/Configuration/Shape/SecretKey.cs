namespace Rca.Core.Configuration.Shape;

/// <summary>A secret by reference.</summary>
/// <param name="Name">The key.</param>
/// <param name="Doc">What it is for.</param>
public sealed record SecretKey(string Name, string Doc) : ConfigKey(Name, Doc)
{
    /// <summary>The reference, or null.</summary>
    public SecretReference? Read(ConfigSection section) => section.Secret(Name);
}
