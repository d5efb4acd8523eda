using System.Diagnostics;

namespace Rca.Pipeline.Demo;

/// <summary>Runs one command of the operating system to its end.</summary>
static class ThrowawayPostgresCommand
{
    const int KeptOutput = 2000;

    public static ProcessStartInfo Prepare(IReadOnlyList<string> command, string folder)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // The person's own libpq settings (PGDATA, PGHOST, PGPORT) must not steer a throwaway server.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        start.Environment["LC_ALL"] = "C";
        return start;
    }

    public static async Task RunAsync(IReadOnlyList<string> command, string folder, CancellationToken ct, params (string Name, string Value)[] environment)
    {
        var start = Prepare(command, folder);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{command[0]} did not start.");
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(ct);
        var errors = process.StandardError.ReadToEndAsync(ct);
        try
        {
            await process.WaitForExitAsync(ct);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
        if (process.ExitCode == 0) return;
        var said = (await errors + await output).Trim();
        throw new InvalidOperationException($"{Path.GetFileName(command[0])} ended with {process.ExitCode}: {said[..Math.Min(said.Length, KeptOutput)]}");
    }
}
