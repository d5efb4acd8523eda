using System.Globalization;
using Rca.Core;
using Rca.Core.Manifests.Comparing;
using Rca.Pipeline.Reports;

namespace Rca.Pipeline.Output;

/// <summary>Shows what two manifests say differently, a line each: <c>+</c> new, <c>-</c> gone, <c>~</c> changed.</summary>
static class ComparisonReport
{
    public static void Show(TextWriter output, ManifestComparison comparison)
    {
        foreach (var difference in comparison.Header) output.WriteLine($"~ {difference.What}: {VisibleText.Of(difference.Before)} -> {VisibleText.Of(difference.After)}");
        foreach (var item in comparison.Items)
        {
            output.WriteLine(VisibleText.Of($"{Mark(item.Kind)} {item.Source} {item.Capability}{Scope(item)}: {Ends(item)}"));
            foreach (var kind in item.Evidence)
            {
                output.WriteLine(VisibleText.Of(string.Create(CultureInfo.InvariantCulture, $"    {kind.Kind}: {kind.New.Count} new, {kind.Gone.Count} gone")));
                foreach (var redaction in kind.Redactions) output.WriteLine(VisibleText.Of(Said(redaction)));
            }
        }

        if (comparison.IsSame) output.WriteLine("the same");
    }

    static string Said(RedactionDifference d) =>
        string.Create(CultureInfo.InvariantCulture, $"        redacted{(d.Class is null ? "" : $" {d.Class} at {d.Pointer}")} by {d.Rule}: {d.Before} -> {d.After}");

    static char Mark(DifferenceKind kind) => kind switch { DifferenceKind.New => '+', DifferenceKind.Gone => '-', _ => '~' };

    static string Scope(ItemDifference item) => item.Scope.Count == 0 ? "" : $" ({Identity.Scope(item.Scope).Replace("\n", ", ", StringComparison.Ordinal)})";

    static string Ends(ItemDifference item)
    {
        var (before, after) = (End(item.Before), End(item.After));
        return before is null ? after! : after is null || before == after ? before : $"{before} -> {after}";
    }

    static string? End(ItemEnd? end) => end is null
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"{end.Outcome}{(end.Reason is null ? "" : $" ({end.Reason})")}{(end.Permission is null ? "" : $" lacks {end.Permission}")}, {end.Pieces} pieces");
}
