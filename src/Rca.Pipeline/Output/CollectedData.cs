using System.Text;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Pipeline.Output;

/// <summary>docs/collected-data.md: what is read, with which rights, and what becomes of each field. Written from the descriptors, so it cannot say anything else than they do.</summary>
static class CollectedData
{
    /// <summary>The command that renews it.</summary>
    public const string Command = "./rca sources describe --markdown > docs/collected-data.md";

    public static string Write(IEnumerable<ConnectorDescriptor> connectors)
    {
        var text = new StringBuilder(CollectedDataPreface.Text);
        foreach (var connector in connectors.OrderBy(c => c.Type, StringComparer.Ordinal)) Write(text, connector);
        return text.ToString();
    }

    static void Write(StringBuilder text, ConnectorDescriptor connector)
    {
        Line(text, $"## {connector.Type}", "");
        Line(text, "### Permissions", "", "| permission | needed | why | exactly what to grant |", "|---|---|---|---|");
        foreach (var p in connector.Permissions) Line(text, $"| `{p.Id}` | {(p.Mandatory ? "mandatory" : "optional")} | {Cell(p.Why)} | {Code(p.Grant)} |");
        WriteFindings(text, connector.Findings);
        Line(text, "", "### Capabilities", "");
        foreach (var c in connector.Capabilities) Write(text, c);
        Line(text, $"Where the configuration says nothing, one attempt yields at most: {DescriptorWords.Budgets(connector)}.", "", "### Fields", "");
        foreach (var kind in connector.Kinds)
        {
            Line(text, $"`{kind.Name}`", "", "| field | form | class | meaning |", "|---|---|---|---|");
            foreach (var f in kind.Fields) Line(text, $"| `{f.Pointer}` | {Form(f)} | {f.Class} | {Cell(f.Doc)} |");
            Line(text, "");
        }
    }

    static void WriteFindings(StringBuilder text, IReadOnlyList<FindingDescriptor> findings)
    {
        if (findings.Count == 0) return;
        Line(text, "", "### What a probe may find", "", "| finding | what | what to do |", "|---|---|---|");
        foreach (var f in findings) Line(text, $"| `{f.Id}` | {Cell(f.What)} | {Cell(f.Advice)} |");
    }

    static void Write(StringBuilder text, CapabilityDescriptor capability)
    {
        Line(text, $"**`{capability.Id}`**: {capability.Answers}", "");
        Line(text, $"- Costs the source: {capability.Cost}");
        Line(text, $"- Scope: {string.Join(", ", capability.Scope.Select(k => $"`{k.Name}`{(k.Required ? "" : ", optional")} ({k.Form.Name})"))}");
        Line(text, $"- Needs: {Codes(capability.Needs)}{(capability.MayUse.Count == 0 ? "" : $"; yields less without {Codes(capability.MayUse)}")}");
        Line(text, $"- Yields: {Codes(capability.Evidence.Select(e => e.Name))}", "");
    }

    static string Form(FieldDeclaration field) =>
        $"{WireJson.Word(field.Form)}{(field.Unit is null ? "" : $" in {Cell(field.Unit)}")}{(field.Values is null ? "" : $": {string.Join(", ", field.Values)}")}";

    static string Codes(IEnumerable<string> ids) => string.Join(", ", ids.Select(id => $"`{id}`"));

    static string Code(string text) => $"`{Cell(text)}`";

    static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    static void Line(StringBuilder text, params ReadOnlySpan<string> lines)
    {
        foreach (var line in lines) text.Append(line).Append('\n');
    }
}
