using k8s.Models;
using Rca.Contracts;

namespace Rca.Connectors.Kubernetes.Capabilities.Reading;

/// <summary>Numbers of the API as quantities: what is absent, negative or too large to be one is no number.</summary>
static class Amounts
{
    /// <summary>The API leaves a zero out; a count below zero is none.</summary>
    public static Quantity Count(long? number) => number is < 0 ? Quantity.Unknown(UnknownReason.NotRepresentable) : Quantity.Of(number ?? 0);

    /// <summary>A number that the API need not tell.</summary>
    public static Quantity Told(long? number) => number is null ? Quantity.Unknown(UnknownReason.NotReported) : Count(number);

    public static Quantity Of(ResourceQuantity? amount)
    {
        if (amount is null) return Quantity.Unknown(UnknownReason.NotReported);
        try
        {
            return Quantity.Of(amount.ToDouble());
        }
        catch (Exception e) when (e is OverflowException or FormatException)
        {
            return Quantity.Unknown(UnknownReason.NotRepresentable);
        }
    }

    public static Quantity Of(IDictionary<string, ResourceQuantity>? amounts, string resource) =>
        Of(amounts is not null && amounts.TryGetValue(resource, out var amount) ? amount : null);

    /// <summary>The sum, or its known part as a lower bound.</summary>
    public static Quantity Sum(IEnumerable<Quantity> amounts)
    {
        var all = amounts.ToList();
        var known = all.Where(a => a.Kind is QuantityKind.Value or QuantityKind.AtLeast).ToList();
        if (known.Count == 0 && all.Count > 0) return all[0].Kind == QuantityKind.Unknown ? all[0] : Quantity.AtLeast(0);
        var sum = known.Sum(a => a.Number);
        return all.TrueForAll(a => a.Kind == QuantityKind.Value) ? Quantity.Of(sum) : Quantity.AtLeast(sum);
    }

    public static Quantity Ratio(Quantity part, Quantity whole) => (part.Kind, whole.Kind) switch
    {
        (QuantityKind.Unknown, _) => part,
        (_, QuantityKind.Unknown) => whole,
        _ when whole.Kind != QuantityKind.Value || whole.Number <= 0 => Quantity.Unknown(UnknownReason.NotRepresentable),
        (QuantityKind.AtLeast, _) => Quantity.AtLeast(part.Number / whole.Number),
        (QuantityKind.AtMost, _) => Quantity.AtMost(part.Number / whole.Number),
        _ => Quantity.Of(part.Number / whole.Number),
    };
}
