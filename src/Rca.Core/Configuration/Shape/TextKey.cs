namespace Rca.Core.Configuration.Shape;

/// <summary>A text.</summary>
/// <param name="Name">The key.</param>
/// <param name="Doc">What it is for.</param>
/// <param name="Otherwise">What holds without it.</param>
/// <param name="Pattern">A regular expression that a value fits, where one says enough for an editor; the reader's own check decides.</param>
public sealed record TextKey(string Name, string Doc, string? Otherwise = null, string? Pattern = null) : ConfigKey(Name, Doc)
{
    /// <summary>The words that it may be; null for any text.</summary>
    public IReadOnlyList<string>? Words { get; init; }

    /// <summary>The words that it is not; null for any text.</summary>
    public IReadOnlyList<string>? Except { get; init; }

    /// <inheritdoc/>
    public override string? Default => Otherwise;

    /// <summary>The text, or null.</summary>
    public string? Read(ConfigSection section) => section.Text(Name);

    /// <summary>The text, or empty after reporting its absence.</summary>
    public string ReadRequired(ConfigSection section, string expected) => section.RequiredText(Name, expected);
}
