using Rca.Core.Collecting;
using Spectre.Console;

namespace Rca.Pipeline.Output;

/// <summary>Shows a descriptor: capabilities, permissions, what its probe may find, and every field.</summary>
static class DescriptorSummary
{
    public static void Show(IAnsiConsole console, ConnectorDescriptor connector)
    {
        var writer = console.Profile.Out.Writer;
        writer.WriteLine($"{connector.Type} {connector.Version}, by default at most {DescriptorWords.Budgets(connector)} an attempt");
        writer.WriteLine();
        Rows.Show(console, ["capability", "answers", "cost", "scope", "needs", "may use"],
            [.. connector.Capabilities.Select(c => (IReadOnlyList<string>)[c.Id, c.Answers, c.Cost, DescriptorWords.Scope(c), string.Join(", ", c.Needs), string.Join(", ", c.MayUse)])]);
        writer.WriteLine();
        Rows.Show(console, ["permission", "needed", "why", "grant"],
            [.. connector.Permissions.Select(p => (IReadOnlyList<string>)[p.Id, p.Mandatory ? "mandatory" : "optional", p.Why, p.Grant])]);
        writer.WriteLine();
        if (connector.Findings.Count > 0)
        {
            Rows.Show(console, ["finding", "what", "advice"], [.. connector.Findings.Select(f => (IReadOnlyList<string>)[f.Id, f.What, f.Advice])]);
            writer.WriteLine();
        }

        Rows.Show(console, ["evidence", "field", "form", "class", "meaning"],
            [.. connector.Kinds.SelectMany(k => k.Fields.Select(f => (IReadOnlyList<string>)[k.Name, f.Pointer, DescriptorWords.Form(f), f.Class.ToString(), f.Doc]))]);
        writer.WriteLine();
    }
}
