using System.Globalization;
using Rca.Contracts;
using Rca.Core.Configuration;
using Spectre.Console;

namespace Rca.Pipeline.Output;

/// <summary>Shows an explanation: as tables in a terminal, elsewhere as plain lines.</summary>
static class ExplanationTable
{
    public static void Show(IAnsiConsole console, Explanation explanation)
    {
        Rows.Show(console, ["alert", "decision", "routes", "labels"], [.. explanation.Alerts.Select((a, i) => (string[])
        [
            i.ToString(CultureInfo.InvariantCulture), a.Decision, string.Join(", ", a.Routes.Select(r => string.Create(CultureInfo.InvariantCulture, $"routes[{r}]"))), Pairs(a.Labels),
        ])]);
        console.WriteLine(explanation.RedactionPolicy.ToString());
        if (!explanation.IsPlanned)
        {
            console.WriteLine("no plan: every alert is dropped; intake answers 200 and nothing is collected");
            return;
        }

        var window = $"{UtcTimeJsonConverter.Format(explanation.Window.From)} to {UtcTimeJsonConverter.Format(explanation.Window.To)}";
        Rows.Show(console, ["source", "capability", "scope", "window", "budget", "refused"], [.. explanation.Items.Select(i => (string[])
        [
            i.Source, i.Capability, Pairs(i.Scope), window, Durations.Format(TimeSpan.FromMilliseconds(i.TimeBudgetMs)),
            i.Refusal is null ? "" : $"{i.Refusal.Reason}: {i.Refusal.Detail}",
        ])]);
        console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{explanation.Items.Count} items, {explanation.Items.Count(i => i.Refusal is not null)} refused, deadline {Durations.Format(TimeSpan.FromMilliseconds(explanation.DeadlineMs))}; "
            + $"alerts: {explanation.DroppedAlerts} dropped, {explanation.UnroutedAlerts} that no route wants, {explanation.TruncatedAlerts} left out by the sender"));
    }

    static string Pairs(IReadOnlyDictionary<string, string> map) => string.Join(' ', map.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}={p.Value}"));
}
