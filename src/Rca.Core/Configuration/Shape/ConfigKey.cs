namespace Rca.Core.Configuration.Shape;

/// <summary>One key that a section may have. The reader holds its value to it, and the schema for editors is made from it.</summary>
/// <param name="Name">The key.</param>
/// <param name="Doc">What it is for, in one sentence.</param>
public abstract record ConfigKey(string Name, string Doc)
{
    /// <summary>Whether the section must have it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>What holds without it, as a person would write it; null when nothing does.</summary>
    public virtual string? Default => null;

    /// <summary>The least and the greatest value, as a person would write them; null without bounds.</summary>
    public virtual (string Least, string Greatest)? Range => null;
}
