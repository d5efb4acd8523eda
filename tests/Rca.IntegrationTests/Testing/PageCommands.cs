using System.Diagnostics;
using System.Text.RegularExpressions;
using Rca.IntegrationTests.Kit;

namespace Rca.IntegrationTests.Testing;

/// <summary>The commands of a page of the documentation, run as its reader runs them.</summary>
static partial class PageCommands
{
    /// <summary>The path with the built programs before all others.</summary>
    public static string WithPrograms => $"{AppContext.BaseDirectory}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}";

    /// <summary>A page of docs, and its blocks of commands in their order.</summary>
    public static async Task<(string Page, IReadOnlyList<string> Commands)> ReadAsync(string name, CancellationToken ct)
    {
        var page = await File.ReadAllTextAsync(KitFiles.InRepository("docs", name), ct);
        return (page, [.. Block().Matches(page).Select(m => m.Groups[1].Value)]);
    }

    /// <summary>Runs commands in one shell that stops at the first that fails; what it said is both of its streams.</summary>
    public static async Task<(int Exit, string Said)> RunAsync(IEnumerable<string> commands, string folder, IReadOnlyDictionary<string, string?> environment, CancellationToken ct)
    {
        var start = new ProcessStartInfo("/bin/bash", ["-euo", "pipefail", "-c", "exec 2>&1\n" + string.Join('\n', commands)])
        {
            UseShellExecute = false,
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var shell = Process.Start(start)!;
        var said = await shell.StandardOutput.ReadToEndAsync(ct);
        await shell.WaitForExitAsync(ct);
        return (shell.ExitCode, said);
    }

    [GeneratedRegex(@"^```sh\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
