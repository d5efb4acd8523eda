using System.Globalization;

namespace Rca.Core.Configuration.Shape;

/// <summary>A whole number.</summary>
/// <param name="Name">The key.</param>
/// <param name="Doc">What it is for.</param>
/// <param name="Least">The least value.</param>
/// <param name="Greatest">The greatest value.</param>
public sealed record IntegerKey(string Name, string Doc, int Least, int Greatest) : ConfigKey(Name, Doc)
{
    /// <inheritdoc/>
    public override (string Least, string Greatest)? Range =>
        (Least.ToString(CultureInfo.InvariantCulture), Greatest.ToString(CultureInfo.InvariantCulture));

    /// <summary>The number; null without it.</summary>
    public int? Read(ConfigSection section) => section.Has(Name) ? section.Integer(Name, Least, Least, Greatest) : null;
}
