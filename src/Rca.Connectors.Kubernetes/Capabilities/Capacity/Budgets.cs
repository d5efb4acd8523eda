using System.Globalization;
using k8s.Models;
using Rca.Connectors.Kubernetes.Capabilities.Reading;
using Rca.Connectors.Kubernetes.Evidence;
using Rca.Contracts;

namespace Rca.Connectors.Kubernetes.Capabilities.Capacity;

/// <summary>What of a PodDisruptionBudget is evidence. Its two versions have the same fields.</summary>
static class Budgets
{
    public static DisruptionBudget Read(V1PodDisruptionBudget budget)
    {
        var (spec, status) = (budget.Spec, budget.Status);
        return new DisruptionBudget(budget.Metadata?.NamespaceProperty ?? "", budget.Metadata?.Name ?? "",
            Number(spec?.MinAvailable), Percent(spec?.MinAvailable), Number(spec?.MaxUnavailable), Percent(spec?.MaxUnavailable),
            Count(status?.ExpectedPods), Count(status?.CurrentHealthy), Count(status?.DesiredHealthy), Count(status?.DisruptionsAllowed));

        // Before the controller has seen it, its zeros say nothing.
        Quantity Count(int? number) => status?.ObservedGeneration is null or 0 ? Quantity.Unknown(UnknownReason.NotReported) : Amounts.Count(number);
    }

    static Quantity? Number(IntOrString? value) => Text(value) is { } text && !text.EndsWith('%') ? Parse(text) : null;

    static Quantity? Percent(IntOrString? value) => Text(value) is { } text && text.EndsWith('%') ? Parse(text[..^1]) : null;

    static Quantity Parse(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? Quantity.Of(number)
        : Quantity.Unknown(UnknownReason.NotRepresentable);

    static string? Text(IntOrString? value) => value?.Value is { Length: > 0 } text ? text : null;
}
