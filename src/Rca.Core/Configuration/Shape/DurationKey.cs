namespace Rca.Core.Configuration.Shape;

/// <summary>A duration such as <c>45s</c>.</summary>
/// <param name="Name">The key.</param>
/// <param name="Doc">What it is for.</param>
/// <param name="Otherwise">What holds without it.</param>
/// <param name="Least">The least value.</param>
/// <param name="Greatest">The greatest value.</param>
public sealed record DurationKey(string Name, string Doc, TimeSpan Otherwise, TimeSpan Least, TimeSpan Greatest) : ConfigKey(Name, Doc)
{
    /// <inheritdoc/>
    public override string? Default => Durations.Format(Otherwise);

    /// <inheritdoc/>
    public override (string Least, string Greatest)? Range => (Durations.Format(Least), Durations.Format(Greatest));

    /// <summary>The duration.</summary>
    public TimeSpan Read(ConfigSection section) => Read(section, Otherwise);

    /// <summary>The duration, with another value where it is absent.</summary>
    public TimeSpan Read(ConfigSection section, TimeSpan otherwise) => section.Duration(Name, otherwise, Least, Greatest);
}
