using System.CommandLine;
using Rca.Pipeline.Output;
using Rca.Pipeline.Reports;

namespace Rca.Pipeline.Commands;

/// <summary><c>rca report</c>: a manifest for a person, as one file.</summary>
static class ReportCommand
{
    public static Command Create()
    {
        var path = new Argument<string>("PATH") { Description = "a directory with manifest.json, or the file of 'rca bundle'" };
        var output = new Option<string>("--out", "-o") { Description = "the file to write; standard output without it" };
        var markdown = new Option<bool>("--markdown") { Description = "short, as Markdown for a chat or an issue; without it one HTML file" };
        var keys = TrustedKeys.Option();
        var command = new Command("report", "Writes what a manifest says as one file for a person to read, offline.") { path, output, markdown, keys };
        command.SetAction((parsed, cancellationToken) => Guard.RunAsync(() =>
            WriteAsync(parsed.GetRequiredValue(path), parsed.GetValue(output), parsed.GetValue(markdown), parsed.GetValue(keys)!, cancellationToken)));
        return command;
    }

    static async Task<int> WriteAsync(string path, string? output, bool markdown, IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        var report = IncidentReport.Of(BundleDirectory.Read(path), TrustedKeys.Read(keys))
            ?? throw new BadInputException($"{path}: its manifest has no form that this version knows: 'rca verify {path}' says what is wrong with it");
        var text = markdown ? MarkdownReport.Write(report) : HtmlReport.Write(report);
        if (output is null) await Console.Out.WriteAsync(text.AsMemory(), cancellationToken);
        else await File.WriteAllTextAsync(output, text, cancellationToken);
        return ExitCode.Complete;
    }
}
