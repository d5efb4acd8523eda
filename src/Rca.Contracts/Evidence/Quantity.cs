using System.Text.Json.Serialization;

namespace Rca.Contracts;

/// <summary>
/// A number that never lies by being zero: exactly known, unknown for a reason, or known only as a bound.
/// In JSON: <c>12</c>, <c>{"unknown":"not-permitted"}</c>, <c>{"atLeast":200}</c>, <c>{"atMost":3}</c>.
/// </summary>
[JsonConverter(typeof(QuantityJsonConverter))]
public readonly record struct Quantity
{
    Quantity(QuantityKind kind, double number, UnknownReason reason) => (Kind, Number, Reason) = (kind, number, reason);

    /// <summary>What is known of the number.</summary>
    public QuantityKind Kind { get; }

    /// <summary>The value or the bound; 0 when <see cref="Kind"/> is <see cref="QuantityKind.Unknown"/>.</summary>
    public double Number { get; }

    /// <summary>Why it is unknown; meaningful only when <see cref="Kind"/> is <see cref="QuantityKind.Unknown"/>.</summary>
    public UnknownReason Reason { get; }

    /// <summary>A number that is exactly known. Infinity and NaN become unknown (<see cref="UnknownReason.NotRepresentable"/>).</summary>
    public static Quantity Of(double value) => Finite(QuantityKind.Value, value);

    /// <summary>The number, or unknown for <paramref name="otherwise"/> when there is none.</summary>
    public static Quantity Of(double? value, UnknownReason otherwise) => value is { } v ? Of(v) : Unknown(otherwise);

    /// <summary>A number that is not known.</summary>
    public static Quantity Unknown(UnknownReason reason) => new(QuantityKind.Unknown, 0, reason);

    /// <summary>A number known to be this or more.</summary>
    public static Quantity AtLeast(double bound) => Finite(QuantityKind.AtLeast, bound);

    /// <summary>A number known to be this or less.</summary>
    public static Quantity AtMost(double bound) => Finite(QuantityKind.AtMost, bound);

    static Quantity Finite(QuantityKind kind, double number) =>
        double.IsFinite(number) ? new(kind, number, default) : Unknown(UnknownReason.NotRepresentable);
}
