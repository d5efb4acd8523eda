namespace Rca.Core.Configuration.Shape;

/// <summary>A list of texts.</summary>
/// <param name="Name">The key.</param>
/// <param name="Doc">What it is for.</param>
public sealed record TextsKey(string Name, string Doc) : ConfigKey(Name, Doc)
{
    /// <summary>The words that they may be; null for any text.</summary>
    public IReadOnlyList<string>? Words { get; init; }

    /// <summary>What every one of <see cref="Words"/> begins with; other words may begin otherwise. Null where there are no others.</summary>
    public string? Prefixes { get; init; }

    /// <summary>The texts; empty without it.</summary>
    public IReadOnlyList<string> Read(ConfigSection section) => section.Texts(Name);
}
