using System.ComponentModel;
using System.Diagnostics;

namespace Rca.Benchmarks.Redaction;

/// <summary>Another program, run over the log's file.</summary>
static class ForeignProgram
{
    /// <summary>Null when it is not installed; its start counts, its output is thrown away.</summary>
    internal static BestOf? Time(string name, IEnumerable<string> arguments, string? locale = null)
    {
        var start = new ProcessStartInfo(name, arguments) { RedirectStandardOutput = true, UseShellExecute = false };
        if (locale is not null) start.Environment["LC_ALL"] = locale;
        try
        {
            return BestOf.Three(() => Run(start));
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    static void Run(ProcessStartInfo start)
    {
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} does not start.");
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        // One is what searches end with when they find nothing.
        if (process.ExitCode > 1) throw new InvalidOperationException($"{start.FileName} failed.");
    }
}
