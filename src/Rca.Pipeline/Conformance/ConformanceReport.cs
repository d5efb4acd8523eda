using System.Text.Json;
using Rca.Contracts;
using Rca.Pipeline.Conformance.Checks;
using Spectre.Console;

namespace Rca.Pipeline.Conformance;

/// <summary>Every check with its verdict: as a table in a terminal, as lines elsewhere, as JSON for a program.</summary>
sealed class ConformanceReport(Transcript transcript)
{
    static readonly JsonSerializerOptions Written = new(WireJson.Options) { WriteIndented = true };

    public IReadOnlyList<(ICheck Check, Verdict Verdict)> Lines { get; } = [.. AllChecks.InOrder.Select(c => (c, Judge(c, transcript)))];

    public IEnumerable<string> Failed => Lines.Where(l => l.Verdict.Kind == VerdictKind.Fails).Select(l => l.Check.Id);

    public int ExitCode => Failed.Any() ? Output.ExitCode.Gaps : Output.ExitCode.Complete;

    public string Json() => JsonSerializer.Serialize(
        new
        {
            source = transcript.Source,
            connector = transcript.Descriptor?.Type,
            version = transcript.Descriptor?.Version,
            conforms = !Failed.Any(),
            checks = Lines.Select(l => new { id = l.Check.Id, promise = l.Check.Promise, verdict = l.Verdict.Kind, detail = l.Verdict.Detail }),
        },
        Written);

    public void Show(IAnsiConsole console)
    {
        if (console.Profile.Out.IsTerminal) ShowTable(console);
        else
            foreach (var (check, verdict) in Lines) console.Profile.Out.Writer.WriteLine($"{WireJson.Word(verdict.Kind),-11}  {check.Id,-18}  {verdict.Detail ?? check.Promise}");
        var failed = Failed.Count();
        console.Profile.Out.Writer.WriteLine(failed == 0 ? "it conforms" : $"it does not conform: {failed} of {Lines.Count} points fail");
    }

    // Without a descriptor nothing is asked, and a point that nothing was asked for would hold by itself.
    static Verdict Judge(ICheck check, Transcript transcript) => transcript.Descriptor is null && check is not (DescriptorCheck or StopCheck)
        ? Verdict.NotChecked("there is no descriptor to ask by")
        : check.Judge(transcript);

    void ShowTable(IAnsiConsole console)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("", "point", "what it is about");
        foreach (var (check, verdict) in Lines)
        {
            var style = new Style(verdict.Kind switch { VerdictKind.Holds => Color.Green, VerdictKind.Fails => Color.Red, _ => Color.Yellow });
            table.AddRow(new Text(WireJson.Word(verdict.Kind), style), new Text(check.Id), new Text(verdict.Detail is null ? check.Promise : $"{check.Promise}: {verdict.Detail}"));
        }

        console.Write(table);
    }
}
