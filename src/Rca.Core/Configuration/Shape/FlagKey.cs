namespace Rca.Core.Configuration.Shape;

/// <summary><c>true</c> or <c>false</c>; false without it.</summary>
/// <param name="Name">The key.</param>
/// <param name="Doc">What it is for.</param>
public sealed record FlagKey(string Name, string Doc) : ConfigKey(Name, Doc)
{
    /// <inheritdoc/>
    public override string? Default => "false";

    /// <summary>Whether it is true.</summary>
    public bool Read(ConfigSection section) => section.Choice(Name, "false", "true", "false") is "true";
}
